using System.Collections.Frozen;
using DtsApply.Manifests;

namespace DtsApply.Rules;

/// <summary>Guesses which access method is meant: by spelling, and by the short names under which people know the services.</summary>
internal static class AccessMethodNames
{
    private static readonly FrozenDictionary<string, string> Others = new Dictionary<string, string>
    {
        ["ecs"] = Databases.Ecs,
        ["selfmanagedonecs"] = Databases.Ecs,
        ["cen"] = Databases.Cen,
        ["dg"] = Databases.Gateway,
        ["expressconnect"] = Databases.Network,
        ["vpn"] = Databases.Network,
        ["vpngateway"] = Databases.Network,
        ["sag"] = Databases.Network,
        ["smartaccessgateway"] = Databases.Network,
        ["instance"] = Databases.Instance,
        ["cloudinstance"] = Databases.Instance,
        ["rds"] = Databases.Instance,
        ["aliyun"] = Databases.Instance,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The one that is meant; null where that is not clear.</summary>
    public static string? Meant(string written)
    {
        var plain = string.Concat(written.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));
        return Others.GetValueOrDefault(plain) ?? Guess.Nearest(written, Databases.AccessMethods);
    }
}

using System.Collections.Frozen;
using DtsApply.Text;

namespace DtsApply.Rules;

/// <summary>
/// Guesses which access method is meant: by spelling, and by the short names under which people know the services.
/// </summary>
internal static class AccessMethodNames
{
    private static readonly FrozenDictionary<string, string> Others = new Dictionary<string, string>
    {
        ["ecs"] = SupportMatrix.Ecs,
        ["selfmanagedonecs"] = SupportMatrix.Ecs,
        ["cen"] = SupportMatrix.Cen,
        ["dg"] = SupportMatrix.Gateway,
        ["expressconnect"] = SupportMatrix.Network,
        ["vpn"] = SupportMatrix.Network,
        ["vpngateway"] = SupportMatrix.Network,
        ["sag"] = SupportMatrix.Network,
        ["smartaccessgateway"] = SupportMatrix.Network,
        ["instance"] = SupportMatrix.Instance,
        ["cloudinstance"] = SupportMatrix.Instance,
        ["rds"] = SupportMatrix.Instance,
        ["aliyun"] = SupportMatrix.Instance,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The one that is meant; null where that is not clear.</summary>
    public static string? Meant(string written)
    {
        var plain = string.Concat(written.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));
        return Others.GetValueOrDefault(plain) ?? Suggestions.Nearest(written, SupportMatrix.AccessMethods);
    }
}

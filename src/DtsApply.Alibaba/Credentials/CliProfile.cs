using System.Text.Json;
using DtsApply.Alibaba.OpenApi;
using DtsApply.Messages;
using DtsApply.Model;

namespace DtsApply.Alibaba.Credentials;

/// <summary>One profile of the aliyun CLI's configuration file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="File">The file, as sentences name it.</param>
/// <param name="Members">What it holds.</param>
internal sealed record CliProfile(string Name, string File, JsonElement Members)
{
    private const long LastSecond = 253_402_300_799;

    public string Label => $"profile {Name}";

    /// <summary>The mode as it is written; AK where none is, as for the CLI.</summary>
    public string Mode => Find("mode") ?? "AK";

    /// <summary>A text; null where it is missing or empty.</summary>
    public string? Find(string key) => ResponseReader.Text(Members, key) is { Length: > 0 } text ? text : null;

    /// <summary>A text that must be there, and travel in a header.</summary>
    /// <exception cref="Live.CloudException">It is missing, or cannot be sent.</exception>
    public string Value(string key) =>
        KeyText.Sound(Find(key) ?? "", KeyMessages.KeyOfProfile(key, Name, File), KeyMessages.ConfigureProfile(Name));

    /// <summary>A whole number above 0; null where it is missing or none.</summary>
    public int? Number(string key) =>
        Members.TryGetProperty(key, out var value)
        && value.ValueKind is JsonValueKind.Number
        && value.TryGetInt32(out var number)
        && number > 0
            ? number
            : null;

    /// <summary>The host of STS that the profile asks for.</summary>
    public StsHost? Sts =>
        Find("sts_region") is { } region
            ? new(region, Members.TryGetProperty("enable_vpc", out var vpc) && vpc.ValueKind is JsonValueKind.True)
            : null;

    /// <summary>
    /// When the keys that are written down end, in seconds since 1970, as the CLI keeps it; 0 is what it writes where it
    /// does not know.
    /// </summary>
    public static DateTimeOffset? End(JsonElement profile) =>
        profile.TryGetProperty("sts_expiration", out var at)
        && at.ValueKind is JsonValueKind.Number
        && at.TryGetInt64(out var seconds)
        && seconds is > 0 and <= LastSecond
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
}

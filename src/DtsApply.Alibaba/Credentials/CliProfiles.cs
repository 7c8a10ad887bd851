using System.Text.Json;
using DtsApply.Alibaba.OpenApi;
using DtsApply.Disk;
using DtsApply.Messages;
using DtsApply.Text;

namespace DtsApply.Alibaba.Credentials;

/// <summary>
/// The aliyun CLI's configuration file, modes AK and StsToken. Only the profile that is asked for is looked at; others
/// may be of kinds that are not known here. What is wrong with the file is said without ever quoting it.
/// </summary>
internal sealed class CliProfiles(KeySources sources)
{
    private const int MostMebibytes = 4;

    private readonly Lazy<JsonElement> _file = new(() => Read(sources));

    /// <summary>The name of the current profile; null where there is no file or it names none.</summary>
    public string? Current() =>
        File.Exists(sources.ProfileFile) && ResponseReader.Text(_file.Value, "current") is { Length: > 0 } current
            ? current
            : null;

    /// <summary>The keys of a profile.</summary>
    public AccessKey Keys(string name)
    {
        if (!File.Exists(sources.ProfileFile))
        {
            throw KeyResolver.Missing(
                $"profile {name} is not found: there is no file {Shown(sources)}",
                $"make it with aliyun configure --profile {name}, or name another file with --profile-file"
            );
        }

        var profiles = Profiles();
        if (
            profiles.FirstOrDefault(candidate => ResponseReader.Text(candidate, "name") == name)
            is not { ValueKind: JsonValueKind.Object } profile
        )
        {
            var near = Suggestions.Nearest(
                name,
                profiles.Select(candidate => ResponseReader.Text(candidate, "name") ?? "")
            )
                is { } meant
                ? $"did you mean {meant}? or add it: "
                : "add it: ";
            throw KeyResolver.Missing(
                $"profile {name} is not in {Shown(sources)}",
                $"{near}aliyun configure --profile {name}"
            );
        }

        var mode = ResponseReader.Text(profile, "mode") is { Length: > 0 } given ? given : "AK";
        var temporary = string.Equals(mode, "StsToken", StringComparison.OrdinalIgnoreCase);
        if (!temporary && !string.Equals(mode, "AK", StringComparison.OrdinalIgnoreCase))
        {
            throw KeyResolver.Missing(
                $"profile {name} has mode {mode}, which this version does not read",
                "use a profile of mode AK or StsToken, or credentials.environment"
            );
        }

        return new(Value("access_key_id"), Value("access_key_secret"), temporary ? Value("sts_token") : null)
        {
            Label = $"profile {name}",
            Expires = temporary ? Expiration(profile) : null,
        };

        string Value(string key) =>
            KeyResolver.Sound(
                ResponseReader.Text(profile, key) ?? "",
                $"{key} of profile {name} in {Shown(sources)}",
                $"run aliyun configure --profile {name}"
            );
    }

    private JsonElement[] Profiles() =>
        _file.Value.TryGetProperty("profiles", out var profiles) && profiles.ValueKind is JsonValueKind.Array
            ? [.. profiles.EnumerateArray().Where(profile => profile.ValueKind is JsonValueKind.Object)]
            : [];

    // Seconds since 1970, as the CLI keeps it; 0 is what it writes where it does not know.
    private static DateTimeOffset? Expiration(JsonElement profile) =>
        profile.TryGetProperty("sts_expiration", out var at)
        && at.ValueKind is JsonValueKind.Number
        && at.TryGetInt64(out var seconds)
        && seconds is > 0 and < 253_402_300_800
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    private static JsonElement Read(KeySources sources)
    {
        try
        {
            var bytes = SmallFile.Read(sources.ProfileFile, MostMebibytes, out var problem)
                ?? throw Unusable(ProfileFileMessages.WasNotRead(Shown(sources), problem!.Value, MostMebibytes));
            using var stream = new MemoryStream(bytes);
            using var json = JsonDocument.Parse(stream);
            return json.RootElement is { ValueKind: JsonValueKind.Object } root
                ? root.Clone()
                : throw NotUnderstood(sources);
        }
        catch (JsonException)
        {
            // The exception goes no further: its text may quote the file.
            throw NotUnderstood(sources);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw KeyResolver.Missing(
                $"{Shown(sources)} cannot be read",
                "check its permissions, or name another with --profile-file"
            );
        }
    }

    private static Live.CloudException Unusable(Problem problem) => KeyResolver.Missing(problem.Message, problem.Help!);

    private static Live.CloudException NotUnderstood(KeySources sources) =>
        KeyResolver.Missing(
            $"{Shown(sources)} cannot be understood: it is no JSON of the aliyun CLI",
            "write it anew with aliyun configure"
        );

    private static string Shown(KeySources sources) => HomePath.Shown(sources.ProfileFile, sources.Home);
}

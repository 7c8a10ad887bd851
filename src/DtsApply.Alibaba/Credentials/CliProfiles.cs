using System.Text.Json;
using System.Text.Json.Serialization;
using DtsApply.Manifests;

namespace DtsApply.Alibaba.Credentials;

/// <summary>
/// The aliyun CLI's configuration file, modes AK and StsToken. Only the profile that is asked for is looked at; others may use modes that are not
/// known here. What is wrong with the file is said without ever quoting it.
/// </summary>
internal sealed class CliProfiles(KeySources sources)
{
    private readonly Lazy<CliConfiguration> _file = new(() => Read(sources));

    /// <summary>The name of the current profile; null where there is no file or it names none.</summary>
    public string? Current() => File.Exists(sources.ProfileFile) && _file.Value.Current is { Length: > 0 } current ? current : null;

    /// <summary>The keys of a profile.</summary>
    public Keys Keys(string name)
    {
        if (!File.Exists(sources.ProfileFile))
        {
            throw KeyRing.Missing($"profile {name} is not found: there is no file {Shown(sources)}", $"make it with aliyun configure --profile {name}, or name another file with --profile-file");
        }

        var profiles = _file.Value.Profiles ?? [];
        var profile = profiles.FirstOrDefault(candidate => candidate.Name == name);
        if (profile is null)
        {
            var near = Guess.Nearest(name, profiles.Select(candidate => candidate.Name ?? "")) is { } meant ? $"did you mean {meant}? or add it: " : "add it: ";
            throw KeyRing.Missing($"profile {name} is not in {Shown(sources)}", $"{near}aliyun configure --profile {name}");
        }

        var temporary = string.Equals(profile.Mode, "StsToken", StringComparison.OrdinalIgnoreCase);
        if (!temporary && !string.Equals(profile.Mode ?? "AK", "AK", StringComparison.OrdinalIgnoreCase))
        {
            throw KeyRing.Missing($"profile {name} has mode {profile.Mode}, which this version does not read", "use a profile of mode AK or StsToken, or credentials.environment");
        }

        return new(Given(profile.AccessKeyId, "access_key_id"), Given(profile.AccessKeySecret, "access_key_secret"), temporary ? Given(profile.StsToken, "sts_token") : null)
        {
            Label = $"profile {name}",
        };

        string Given(string? value, string key) => value is { Length: > 0 } ? value
            : throw KeyRing.Missing($"profile {name} in {Shown(sources)} has no {key}", $"run aliyun configure --profile {name}");
    }

    private static CliConfiguration Read(KeySources sources)
    {
        try
        {
            using var stream = File.OpenRead(sources.ProfileFile);
            return JsonSerializer.Deserialize(stream, CliJson.Default.CliConfiguration) ?? new(null, null);
        }
        catch (JsonException)
        {
            throw KeyRing.Missing($"{Shown(sources)} cannot be understood: it is no JSON of the aliyun CLI", "write it anew with aliyun configure");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw KeyRing.Missing($"{Shown(sources)} cannot be read", "check its permissions, or name another with --profile-file");
        }
    }

    private static string Shown(KeySources sources) =>
        sources.Home.Length > 0 && sources.ProfileFile.StartsWith(sources.Home, StringComparison.Ordinal) ? $"~{sources.ProfileFile[sources.Home.Length..]}" : sources.ProfileFile;
}

/// <summary>The configuration file, as far as it is read.</summary>
internal sealed record CliConfiguration(string? Current, IReadOnlyList<CliProfile>? Profiles);

/// <summary>One profile. It holds secrets, so it prints nothing of itself.</summary>
internal sealed class CliProfile
{
    public string? Name { get; init; }

    public string? Mode { get; init; }

    [JsonPropertyName("access_key_id")]
    public string? AccessKeyId { get; init; }

    [JsonPropertyName("access_key_secret")]
    public string? AccessKeySecret { get; init; }

    [JsonPropertyName("sts_token")]
    public string? StsToken { get; init; }
}

/// <summary>Reads it without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(CliConfiguration))]
internal sealed partial class CliJson : JsonSerializerContext;

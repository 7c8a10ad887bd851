using System.Collections.Concurrent;
using DtsApply.Live;
using DtsApply.Model;

namespace DtsApply.Alibaba.Credentials;

/// <summary>Where keys are looked for.</summary>
/// <param name="Environment">Looks an environment variable up; null when it is not set or empty.</param>
/// <param name="ProfileFile">The aliyun CLI's configuration file.</param>
/// <param name="Home">The user's home folder, shown as <c>~</c>.</param>
public sealed record KeySources(Func<string, string?> Environment, string ProfileFile, string Home)
{
    /// <summary>
    /// Gives the keys of an account in place of its manifest's credentials: the sandbox issues its own.
    /// </summary>
    public Func<Account, AccessKey>? Issued { get; init; }
}

/// <summary>
/// Finds the keys of accounts, once each, without calling anything. What is missing is a failure that names the place
/// to look at.
/// </summary>
/// <param name="sources">Where keys are looked for.</param>
internal sealed class KeyResolver(KeySources sources)
{
    private const string Default = "ALIBABA_CLOUD";
    private readonly ConcurrentDictionary<string, AccessKey> _keys = new(StringComparer.Ordinal);
    private readonly CliProfiles _profiles = new(sources);

    /// <summary>The keys of an account.</summary>
    public AccessKey Resolve(Account account) => _keys.GetOrAdd(account.Name.Value!, _ => Find(account));

    private AccessKey Find(Account account) =>
        sources.Issued is { } issued
            ? issued(account)
            : account.Credentials.Value switch
            {
                ProfileCredentials profile => _profiles.Keys(profile.Name),
                EnvironmentCredentials environment => FromEnvironment(
                    environment.Prefix.Replace('-', '_'),
                    environment.Label
                ),
                AssumeRoleCredentials through => throw Missing(
                    $"{account.Name.Value} is reached through assumeRole from {through.From}, which this version "
                        + $"cannot do yet",
                    "use credentials.profile or credentials.environment"
                ),
                _ => DefaultChain(),
            };

    private AccessKey DefaultChain() =>
        sources.Environment($"{Default}_ACCESS_KEY_ID") is not null
            ? FromEnvironment(Default, "the default environment variables")
        : (sources.Environment($"{Default}_PROFILE") ?? _profiles.Current()) is { } profile ? _profiles.Keys(profile)
        : throw Missing(
            $"{Default}_ACCESS_KEY_ID is not set, and there is no current profile",
            $"set {Default}_ACCESS_KEY_ID and {Default}_ACCESS_KEY_SECRET, or run aliyun configure"
        );

    private AccessKey FromEnvironment(string prefix, string label)
    {
        var token = $"{prefix}_SECURITY_TOKEN";
        return new(
            Variable($"{prefix}_ACCESS_KEY_ID"),
            Variable($"{prefix}_ACCESS_KEY_SECRET"),
            sources.Environment(token) is null ? null : Variable(token)
        )
        {
            Label = label,
        };
    }

    private string Variable(string name) =>
        Sound(
            sources.Environment(name) ?? throw Missing($"environment variable {name} is not set", $"set {name}"),
            $"environment variable {name}",
            $"set {name}"
        );

    /// <summary>
    /// A part of a key without the blanks and line ends that copying leaves around it; fails on what cannot travel in a
    /// header.
    /// </summary>
    internal static string Sound(string value, string place, string help)
    {
        var part = value.Trim();
        return part.Length is 0 ? throw Missing($"{place} is missing or empty", help)
            : part.Any(letter => letter is <= ' ' or > '~')
                ? throw Missing($"{place} holds letters that no key has", help)
            : part;
    }

    internal static CloudException Missing(string message, string help) =>
        new(FailureKind.Credentials, message) { Help = help };
}

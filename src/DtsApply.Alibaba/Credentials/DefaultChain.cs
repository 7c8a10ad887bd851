using DtsApply.Alibaba.OpenApi;
using DtsApply.Disk;
using DtsApply.Messages;
using DtsApply.Model;

namespace DtsApply.Alibaba.Credentials;

/// <summary>
/// Where keys are found that no manifest names, in the order of the official SDKs: variables with a key, a token of a
/// CI or cluster, the current profile, the role of an ECS instance, a credentials URI. The first that is configured is
/// used, and none after it.
/// </summary>
/// <param name="places">Where keys are looked for.</param>
/// <param name="profiles">The aliyun CLI's configuration file.</param>
/// <param name="modes">Makes sources.</param>
internal sealed class DefaultChain(KeyPlaces places, CliProfiles profiles, ProfileModes modes)
{
    private const string Prefix = KeyVariables.Default;

    /// <summary>The source.</summary>
    /// <param name="isMeant">Whether the manifest asks for the chain: only then is a metadata service looked for that
    /// nothing else names, since elsewhere that is a wait for nothing.</param>
    /// <param name="sts">The host of STS that the account asks for.</param>
    /// <param name="sessions">Makes sessions.</param>
    /// <exception cref="Live.CloudException">Nothing is configured, or what is lacks something.</exception>
    public IKeySource Find(bool isMeant, StsHost? sts, ISessions sessions)
    {
        if (places.Environment($"{Prefix}_ACCESS_KEY_ID") is not null)
        {
            return KeyVariables.Read(places, Prefix, KeyMessages.DefaultVariables);
        }

        if (Oidc(sts, sessions) is { } oidc)
        {
            return oidc;
        }

        if (Profile() is { } profile)
        {
            return modes.Find(profile, sessions);
        }

        var nothing = KeyMessages.NothingInTheChain(KeyVariables.OfOtherTool(places), OfficialFile());
        if (IsOnInstance(isMeant))
        {
            var role = places.Environment($"{Prefix}_ECS_METADATA");
            return modes.Instance(KeyMessages.InstanceRole, role, role is null ? nothing : null);
        }

        var uri = $"{Prefix}_CREDENTIALS_URI";
        return places.Environment(uri) is { } address
            ? modes.Uri(KeyMessages.Broker(uri), address, KeyMessages.Variable(uri))
            : throw KeyText.Missing(nothing);
    }

    private OidcRole? Oidc(StsHost? sts, ISessions sessions) =>
        places.Environment($"{Prefix}_ROLE_ARN") is { } role
        && places.Environment($"{Prefix}_OIDC_PROVIDER_ARN") is { } provider
        && places.Environment($"{Prefix}_OIDC_TOKEN_FILE") is { } file
            ? modes.Oidc(
                KeyMessages.OidcToken,
                new(role, places.Environment($"{Prefix}_ROLE_SESSION_NAME") ?? places.SessionName)
                {
                    Host = StsHosts.Find(sts),
                },
                provider,
                file,
                sessions
            )
            : null;

    private string? Profile() =>
        places.IsOn($"{Prefix}_CLI_PROFILE_DISABLED") || places.IsOn($"{Prefix}_IGNORE_PROFILE")
            ? null
            : places.Environment($"{Prefix}_PROFILE") ?? profiles.Current();

    // The official SDKs read it between profile and instance; who relies on that is told where nothing is found.
    private string? OfficialFile()
    {
        var file = Path.Combine(places.Home, ".alibabacloud", "credentials.ini");
        return Path.IsPathFullyQualified(file) && File.Exists(file) ? HomePath.Shown(file, places.Home) : null;
    }

    private bool IsOnInstance(bool isMeant) =>
        !places.IsOn($"{Prefix}_ECS_METADATA_DISABLED")
        && (
            places.Environment($"{Prefix}_ECS_METADATA") is not null
            || (isMeant && places.Environment($"{Prefix}_CREDENTIALS_URI") is null)
        );
}

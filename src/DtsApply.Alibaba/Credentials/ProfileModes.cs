using System.Collections.Frozen;
using System.Collections.Immutable;
using DtsApply.Alibaba.OpenApi;
using DtsApply.Messages;

namespace DtsApply.Alibaba.Credentials;

/// <summary>What a mode is made into.</summary>
/// <param name="profile">The profile.</param>
/// <param name="modes">Makes the parts.</param>
/// <param name="sessions">Makes sessions for the account whose keys are looked for.</param>
/// <param name="under">The profiles that build on this one, by their names.</param>
internal delegate IKeySource MakeSource(
    CliProfile profile,
    ProfileModes modes,
    ISessions sessions,
    ImmutableHashSet<string> under
);

/// <summary>
/// The modes of the aliyun CLI's profiles, compared as that CLI does, without regard to case (aliyun CLI,
/// config/profile.go). One row a mode: its name, and what its members are made into.
/// </summary>
/// <param name="places">Where keys are looked for.</param>
/// <param name="keyVariables">The variables that hold keys, found where a program is run.</param>
/// <param name="file">The configuration file, for profiles that build on others.</param>
/// <param name="services">Asks the services near this machine.</param>
/// <param name="clock">The clock.</param>
internal sealed class ProfileModes(
    KeyPlaces places,
    Func<IReadOnlySet<string>> keyVariables,
    CliProfiles file,
    LocalServices services,
    TimeProvider clock
)
{
    private static readonly FrozenDictionary<string, MakeSource> Modes = new Dictionary<string, MakeSource>
    {
        ["AK"] = (profile, _, _, _) => Written(profile, token: null),
        ["StsToken"] = (profile, _, _, _) => Written(profile, profile.Value("sts_token")),
        ["RamRoleArn"] = (profile, modes, sessions, _) =>
            modes.Role(profile, Written(profile, Token(profile)), sessions),
        ["ChainableRamRoleArn"] = (profile, modes, sessions, under) =>
            modes.Role(profile, modes.Below(profile, sessions, under), sessions),
        ["EcsRamRole"] = (profile, modes, _, _) => modes.Instance(profile.Label, profile.Find("ram_role_name")),
        ["OIDC"] = (profile, modes, sessions, _) => modes.Oidc(profile, sessions),
        ["CredentialsURI"] = (profile, modes, _, _) => modes.Uri(profile),
        ["External"] = (profile, modes, _, _) => modes.External(profile),
        ["CloudSSO"] = (profile, modes, _, _) => modes.CloudSso(profile),
        ["OAuth"] = (profile, _, _, _) => throw KeyText.Missing(KeyMessages.OAuthIsNotRead(profile.Name)),
        ["RamRoleArnWithRoleName"] = Deprecated,
        ["RsaKeyPair"] = Deprecated,
        ["BearerToken"] = Deprecated,
        ["Anonymous"] = Deprecated,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The source that a profile describes.</summary>
    /// <exception cref="Live.CloudException">It lacks something, or its mode is not read.</exception>
    public IKeySource Find(string name, ISessions sessions) => Find(name, sessions, []);

    private IKeySource Find(string name, ISessions sessions, ImmutableHashSet<string> under)
    {
        var profile = file.Find(name);
        return Modes.TryGetValue(profile.Mode, out var make)
            ? make(profile, this, sessions, under)
            : throw KeyText.Missing(KeyMessages.ModeIsUnknown(profile.Name, profile.Mode));
    }

    /// <summary>The role of the instance, as a profile or the default chain names it.</summary>
    public InstanceRole Instance(string label, string? role, Problem? nowhere = null) =>
        places.IsOn($"{KeyVariables.Default}_ECS_METADATA_DISABLED")
            ? throw KeyText.Missing(KeyMessages.MetadataIsSwitchedOff(label))
            : new(label, role, places.IsOn($"{KeyVariables.Default}_IMDSV1_DISABLED"), services, nowhere);

    /// <summary>A role by the token of a file.</summary>
    public OidcRole Oidc(string label, RoleRequest role, string provider, string tokenFile, ISessions sessions) =>
        new(label, role, provider, () => TokenFile.Read(tokenFile, places.Home), sessions);

    /// <summary>A broker at an address.</summary>
    public CredentialsUri Uri(string label, string address, string place) =>
        new(label, CredentialsUri.Address(address, place), services);

    private IKeySource Below(CliProfile profile, ISessions sessions, ImmutableHashSet<string> under) =>
        under.Contains(profile.Name)
            ? throw KeyText.Missing(KeyMessages.ProfilesGoInACircle(profile.Name))
            : Find(profile.Value("source_profile"), sessions, under.Add(profile.Name));

    private AssumedRole Role(CliProfile profile, IKeySource from, ISessions sessions)
    {
        var keys = new RenewedKey(from, clock);
        return new(
            profile.Label,
            Request(profile),
            async (refused, cancellationToken) => (await keys.KeyAsync(refused, cancellationToken), null),
            sessions
        );
    }

    private OidcRole Oidc(CliProfile profile, ISessions sessions) =>
        Oidc(
            profile.Label,
            Request(profile),
            profile.Value("oidc_provider_arn"),
            profile.Value("oidc_token_file"),
            sessions
        );

    private CredentialsUri Uri(CliProfile profile) =>
        Uri(
            profile.Label,
            profile.Value("credentials_uri"),
            KeyMessages.KeyOfProfile("credentials_uri", profile.Name, profile.File)
        );

    private ExternalCommand External(CliProfile profile) =>
        new(
            profile.Label,
            (profile.Find("process_command") ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                is { Length: > 0 } words
                ? words
                : throw KeyText.Missing(KeyMessages.ProfileNamesNoProgram(profile.Name, profile.File)),
            places,
            keyVariables
        );

    // The CLI signs in with a browser and keeps the keys that it got; here they are used until they end.
    private WrittenKey CloudSso(CliProfile profile) =>
        profile.Find("access_key_id") is null || CliProfile.End(profile.Members) <= clock.GetUtcNow()
            ? throw KeyText.Missing(KeyMessages.CloudSsoHasEnded(profile.Name))
            : Written(profile, profile.Value("sts_token"));

    private RoleRequest Request(CliProfile profile) =>
        new(profile.Value("ram_role_arn"), profile.Find("ram_session_name") ?? places.SessionName)
        {
            ExternalId = profile.Find("external_id"),
            Policy = profile.Find("policy"),
            Seconds = profile.Number("expired_seconds"),
            Host = StsHosts.Find(profile.Sts),
        };

    private static WrittenKey Written(CliProfile profile, string? token) =>
        new(
            new(profile.Value("access_key_id"), profile.Value("access_key_secret"), token)
            {
                Label = profile.Label,
                Expires = token is null ? null : CliProfile.End(profile.Members),
            }
        );

    private static string? Token(CliProfile profile) =>
        profile.Find("sts_token") is null ? null : profile.Value("sts_token");

    private static IKeySource Deprecated(
        CliProfile profile,
        ProfileModes modes,
        ISessions sessions,
        ImmutableHashSet<string> under
    ) => throw KeyText.Missing(KeyMessages.ModeIsDeprecated(profile.Name, profile.Mode));
}

using DtsApply.Alibaba.OpenApi;
using DtsApply.Live;
using DtsApply.Messages;
using DtsApply.Model;

namespace DtsApply.Alibaba.Credentials;

/// <summary>
/// Finds the source of an account's keys, without calling anything. What is missing is a failure that names the place
/// to look at.
/// </summary>
internal sealed class KeyResolver : IDisposable
{
    private readonly KeyPlaces _places;
    private readonly LocalServices _services;
    private readonly ProfileModes _modes;
    private readonly DefaultChain _chain;

    /// <param name="places">Where keys are looked for.</param>
    /// <param name="accounts">The declared accounts: programs that are run do not get the keys of any.</param>
    /// <param name="retries">How services near this machine are asked again.</param>
    public KeyResolver(KeyPlaces places, IEnumerable<Account> accounts, RetryPolicy retries)
    {
        var profiles = new CliProfiles(places);
        _places = places;
        _services = new(places.Handler, retries);
        _modes = new(places, () => KeyVariables.Names(accounts), profiles, _services, retries.Clock);
        _chain = new(places, profiles, _modes);
    }

    /// <summary>The source of an account's keys.</summary>
    /// <param name="account">The account.</param>
    /// <param name="sessions">Makes sessions, for this account.</param>
    /// <param name="through">The door of the account whose role is assumed from.</param>
    /// <exception cref="CloudException">It lacks something.</exception>
    public IKeySource Find(Account account, ISessions sessions, Func<string, AccountClient> through)
    {
        if (_places.Issued is { } issued)
        {
            return new WrittenKey(issued(account));
        }

        return account.Credentials.Value switch
        {
            ProfileCredentials profile => _modes.Find(profile.Name, sessions),
            EnvironmentCredentials environment => KeyVariables.Read(
                _places,
                KeyVariables.Prefix(environment),
                environment.Label
            ),
            AssumeRoleCredentials role => Assumed(account, role, sessions, through(role.From)),
            AmbientCredentials => _chain.Find(isMeant: true, account.Sts, sessions),
            _ => _chain.Find(isMeant: false, account.Sts, sessions),
        };
    }

    private static string Label(AccountClient through)
    {
        try
        {
            return through.FindCredentials().Label;
        }
        catch (CloudException exception)
        {
            throw exception.OwnedBy(through.Account);
        }
    }

    public void Dispose() => _services.Dispose();

    private AssumedRole Assumed(Account account, AssumeRoleCredentials role, ISessions sessions, AccountClient through)
    {
        // What the other account lacks is known before anything is called.
        return new(
            KeyMessages.ThroughAssumeRole(Label(through)),
            new(new RoleAddress(account.Id.Value!, role.Role).Arn, role.SessionName ?? _places.SessionName)
            {
                ExternalId = role.ExternalId,
                Host = StsHosts.Find(account.Sts),
            },
            through.ProvedKeyAsync,
            sessions
        );
    }
}

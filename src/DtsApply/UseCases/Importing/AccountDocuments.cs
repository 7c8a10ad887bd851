using System.Collections.Immutable;
using DtsApply.Messages;
using DtsApply.Model;

namespace DtsApply.UseCases.Importing;

/// <summary>Accounts as documents of manifests: as they are declared, or for the first time.</summary>
internal static class AccountDocuments
{
    /// <summary>
    /// Declared accounts; those of one list stay one list, in the place of its first.
    /// </summary>
    public static IEnumerable<string> Write(IEnumerable<Account> accounts) =>
        accounts
            .GroupBy(account => account.List is { } list ? (object)list : account)
            .Select(group => group.Key is AccountList list ? Write(list, [.. group]) : Write(group.First()));

    /// <summary>An account that no manifest declares.</summary>
    public static string Write(NewAccount account)
    {
        var text = new ManifestText().Begin("Account", account.Name, ImportMessages.ABetterName).Key(0, "spec");
        text.Id(1, "accountId", account.Id);
        return account.WhyType is { } why ? $"{text.Raw(1, "type", $"{account.Type}", why)}" : $"{text}";
    }

    private static string Write(Account account)
    {
        var text = new ManifestText().Begin("Account", account.Name.Value!);
        Labels(text, account).Key(0, "spec").Id(1, "accountId", account.Id.Value!);
        Type(text, account);
        if (account.Credentials is { IsGiven: true, Value: { } credentials })
        {
            Credentials(text.Key(1, "credentials"), credentials);
        }

        return Sts(text, account).ToString();
    }

    private static string Write(AccountList list, ImmutableArray<Account> accounts)
    {
        var first = accounts[0];
        var text = new ManifestText().Begin("AccountList", list.Name.Value!);
        Type(Labels(text, first).Key(0, "spec"), first);
        if (first.Credentials is { IsGiven: true, Value: { } credentials })
        {
            text.Key(1, "credentials");
            if (list.Shared.IsGiven)
            {
                Credentials(text, credentials);
            }
            else
            {
                text.Raw(2, credentials is ProfileCredentials ? "profile" : "environment", "true")
                    .Given(2, "prefix", list.Prefix.Value);
            }
        }

        Sts(text, first).Key(1, "accounts");
        foreach (var account in accounts)
        {
            text.Id(2, account.Name.Value!, account.Id.Value!);
        }

        return text.ToString();
    }

    private static ManifestText Labels(ManifestText text, Account account)
    {
        if (!account.Labels.IsEmpty)
        {
            text.Key(1, "labels");
        }

        foreach (var (key, value) in account.Labels)
        {
            text.Value(2, key, value);
        }

        return text;
    }

    private static void Type(ManifestText text, Account account)
    {
        if (account.Type.IsGiven)
        {
            text.Raw(1, "type", $"{account.Type.Value}");
        }
    }

    private static void Credentials(ManifestText text, Credentials credentials)
    {
        switch (credentials)
        {
            case ProfileCredentials profile:
                text.Value(2, "profile", profile.Name);
                break;
            case EnvironmentCredentials environment:
                text.Value(2, "environment", environment.Prefix);
                break;
            case AssumeRoleCredentials role:
                text.Key(2, "assumeRole").Value(3, "from", role.From).Value(3, "role", role.Role);
                text.Given(3, "externalId", role.ExternalId).Given(3, "sessionName", role.SessionName);
                break;
            default:
                text.Raw(2, "ambient", "true");
                break;
        }
    }

    private static ManifestText Sts(ManifestText text, Account account) =>
        account.Sts is not { } sts
            ? text
            : text.Key(1, "sts").Given(2, "region", sts.Region).Raw(2, "network", sts.Vpc ? "VPC" : "Public");
}

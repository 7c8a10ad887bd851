using DtsApply.Manifests.Yaml;
using DtsApply.Model;
using Newtonsoft.Json.Linq;

namespace DtsApply.Manifests;

/// <summary>Documents of kind AccountList as records.</summary>
internal static class AccountListReader
{
    public static AccountList Read(MappingReader root)
    {
        var spec = root.Below("spec");
        var fields = spec.Below("credentials");
        var shared =
            IsOwn(fields, "profile") || IsOwn(fields, "environment")
                ? new(null, fields.Place, FieldState.LeftOut)
                : AccountReader.Credentials(spec);
        return new(root.Below("metadata").Text("name"), shared, fields.Text("prefix"));
    }

    /// <summary>The accounts of a list, in its order; null where they could not be read at all.</summary>
    /// <remarks>Whatever is said of an account points at its line: its ID at the ID, all else at its name.</remarks>
    public static IEnumerable<Account>? Accounts(MappingReader root, AccountList list)
    {
        var spec = root.Below("spec");
        var entries = spec.Below("accounts");
        if (entries is not { IsBroken: false, Members: { } members })
        {
            return null;
        }

        var (type, sts) = (spec.Choice<AccountType>("type"), AccountReader.Sts(spec));
        var labels = AccountReader.Labels(root.Below("metadata"));
        var credentials = spec.Below("credentials");
        return members
            .Properties()
            .Select(entry =>
            {
                var name = Name(root.Tree, entry);
                var id = entries.Text(entry.Name);
                return new Account(
                    name,
                    name.IsGiven ? id : id with { Standing = FieldState.InError },
                    type with
                    {
                        Source = name.Source,
                    },
                    Credentials(name, credentials, list),
                    sts,
                    labels
                )
                {
                    List = list,
                };
            });
    }

    private static Field<string> Name(Tree tree, JProperty entry) =>
        new(entry.Name, tree.Source(entry), tree.Faults.Has(entry) ? FieldState.InError : FieldState.Given);

    private static Field<Credentials> Credentials(Field<string> name, MappingReader fields, AccountList list)
    {
        var named = list.Prefix.Value + name.Value;
        return IsOwn(fields, "profile") ? new(new ProfileCredentials(named), name.Source, FieldState.Given)
            : IsOwn(fields, "environment")
                ? new(new EnvironmentCredentials(EnvironmentCredentials.Variable(named)), name.Source, FieldState.Given)
            : list.Shared with { Source = name.Source };
    }

    /// <summary>Whether a key says true: each account has credentials of its own name.</summary>
    private static bool IsOwn(MappingReader fields, string key) =>
        !fields.IsBroken && fields.Flag(key) is { IsGiven: true, Value: true };
}

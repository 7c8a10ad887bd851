using System.Text;
using DtsApply.Manifests.Schema;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Rules;
using DtsApply.Text;

namespace DtsApply.UseCases;

/// <summary>What the init command was told; whatever is left out gets a value that can be replaced.</summary>
/// <param name="Scenario">Which database is cross-account.</param>
/// <param name="Source">The account of the source database.</param>
/// <param name="Destination">The account of the destination database.</param>
public sealed record ManifestTemplate(Scenario Scenario, TemplateAccount Source, TemplateAccount Destination)
{
    private const int Comments = 34;
    private const string SchemaLine = $"# yaml-language-server: $schema={ManifestSchema.FileName}\n";

    /// <summary>The account that creates the task; looked at only where both databases are cross-account.</summary>
    public TemplateAccount Creator { get; init; } = new("ops");

    /// <summary>The source database, in the guide's words; null where it was not asked for.</summary>
    public string? SourceDatabase { get; init; } = "MySQL";

    /// <summary>The destination database, in the guide's words; null where it was not asked for.</summary>
    public string? DestinationDatabase { get; init; } = "MySQL";

    /// <summary>Whether an account's ID has to be filled in before the cloud can be called.</summary>
    public bool HasPlaceholder => Accounts.Any(account => account.Id is null);

    /// <summary>The name of the task, and of the file without its ending.</summary>
    public string Name => $"{Source.Name}-to-{Destination.Name}";

    /// <summary>
    /// The file: an account each, then the task, with comments about what to fill in. It validates as it stands.
    /// </summary>
    /// <param name="file">How the file is named in a command; left out, by the name of the task.</param>
    public string Text(string? file = null)
    {
        file ??= $"{Name}.yaml";
        var text = new StringBuilder();
        text.Append(SchemaLine);
        text.Append($"# {TemplateMessages.ForCompletion(ManifestSchema.FileName)}\n#\n");
        text.Append($"# {TemplateMessages.Story(Scenario, Source.Name, Destination.Name, Creator.Name)}\n");
        text.Append($"# {TemplateMessages.Next(file)}\n");
        foreach (var (index, account) in Accounts.Index())
        {
            Account(text, account, index + 1);
            // Editors look for the line in each document.
            text.Append("---\n").Append(SchemaLine);
        }

        return text.Append(Task()).ToString();
    }

    /// <summary>Which two accounts have one name or one ID; null where all differ.</summary>
    public string? Clash()
    {
        var names = Accounts.Select(account => account.Name);
        var ids = Accounts.Select((account, index) => Id(account, index + 1));
        return Twice(names) is { } name ? TemplateMessages.NamesAreOne(name)
            : Twice(ids) is { } id ? TemplateMessages.IdsAreOne(id)
            : null;
    }

    /// <summary>Why a text cannot be an account ID; null if it can.</summary>
    public static string? IdProblem(string id) =>
        AccountId.IsValid(id) ? null
        : id.Length > 0 && id.All(char.IsAsciiDigit) ? AccountIdMessages.ThatHasOtherLength(id.Length)
        : id.Contains('*', StringComparison.Ordinal) ? AccountIdMessages.ThatIsMasked
        : AccountIdMessages.ThatIsNoId;

    /// <summary>Why a text cannot be a name; null if it can.</summary>
    public static string? NameProblem(string name)
    {
        var isName =
            name.Length is > 0 and < 64
            && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-')
            && name[0] is not '-'
            && name[^1] is not '-';
        return isName ? null : TemplateMessages.NameIsInvalid;
    }

    private TemplateAccount[] Accounts =>
        Scenario is Scenario.CrossAccountSourceAndDestination ? [Source, Destination, Creator] : [Source, Destination];

    /// <summary>The first of some texts that is there twice; null where all differ.</summary>
    private static string? Twice(IEnumerable<string> texts) =>
        texts.GroupBy(text => text).FirstOrDefault(same => same.Count() > 1)?.Key;

    private static string Id(TemplateAccount account, int number) => account.Id ?? AccountId.Placeholder(number);

    private bool HasRole(TemplateAccount account) =>
        AccountTable
            .CrossAccountSides(Scenario)
            .Select(side => side is SideName.Source ? Source : Destination)
            .Contains(account);

    private void Account(StringBuilder text, TemplateAccount account, int number)
    {
        var id = Id(account, number);
        var role = HasRole(account) ? TemplateMessages.RoleIsMadeHere : TemplateMessages.RoleTrustsThis;
        text.Append(
            $"apiVersion: {ManifestFormat.ApiVersion}\nkind: "
                + $"Account\nmetadata:\n{Commented($"  name: {account.Name}", role)}spec:\n"
        );
        text.Append(
            account.Id is null
                ? Commented($"  accountId: \"{id}\"", TemplateMessages.FillInTheId)
                : $"  accountId: \"{id}\"\n"
        );
        if (HasRole(account) || account.Profile is not null)
        {
            text.Append("  credentials:\n")
                .Append(Commented($"    profile: {account.Profile ?? account.Name}", TemplateMessages.ProfileOfTheCli));
        }
        else
        {
            var credentials = $"  # credentials: {{profile: {account.Name}}}";
            text.Append($"{credentials}   # {TemplateMessages.CredentialsAreNotNeeded}\n");
        }
    }

    private string Task()
    {
        var text = new StringBuilder(
            $"apiVersion: {ManifestFormat.ApiVersion}\nkind: CrossAccountTask\nmetadata:\n  name: {Name}\nspec:\n "
                + $" scenario: {Scenario}\n"
        );
        if (Scenario is Scenario.CrossAccountSourceAndDestination)
        {
            text.Append("  task:\n").Append(Commented($"    account: {Creator.Name}", TemplateMessages.CreatesTheTask));
        }

        Side(text, SideName.Source, Source.Name, SourceDatabase);
        Side(text, SideName.Destination, Destination.Name, DestinationDatabase);
        return text.ToString();
    }

    private void Side(StringBuilder text, SideName side, string account, string? database)
    {
        var word = side.Word();
        text.Append($"  {word}:\n    account: {account}\n");
        text.Append(
            database is null
                ? Commented("    # database:", TemplateMessages.DatabaseIsNotNeeded(side))
                : Commented($"    database: {Quoting.Yaml(database)}", TemplateMessages.ExplainDatabase(side))
        );
        if (
            AccountTable.CrossAccountSides(Scenario).Contains(side)
            && SupportMatrix.Find(side, database) is { } line
            && !line.AccessMethods.Contains(SupportMatrix.Instance)
        )
        {
            text.Append($"    accessMethod: {line.AccessMethods[0]}\n");
        }
    }

    private static string Commented(string line, string comment) => $"{line.PadRight(Comments)} # {comment}\n";
}

/// <summary>An account as init was told about it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Id">Its ID; null for a placeholder.</param>
/// <param name="Profile">The profile of the aliyun CLI; null for one of the account's name where one is needed.</param>
public sealed record TemplateAccount(string Name, string? Id = null, string? Profile = null);

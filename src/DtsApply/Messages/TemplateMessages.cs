using DtsApply.Model;

namespace DtsApply.Messages;

/// <summary>What a first manifest says in its comments, and why it cannot be made as asked for.</summary>
internal static class TemplateMessages
{
    public const string RoleIsMadeHere = "the role is made in this account";
    public const string RoleTrustsThis = "the role trusts this account";
    public const string CreatesTheTask = "creates the DTS task; both roles trust it";
    public const string ProfileOfTheCli = "a profile of the aliyun CLI; or environment: PREFIX";
    public const string CredentialsAreNotNeeded = "not needed; with it the ID is checked";

    public static string FillInTheId { get; } =
        $"fill in: the {AccountId.Length} digits on the account's Security Settings page";

    public static string ForCompletion(string schemaFile) =>
        $"For completion in an editor: dts-apply schema > {schemaFile}";

    /// <param name="file">How the file is named in a command.</param>
    public static string Next(string file) => $"Next: dts-apply validate -f {file}, then dts-apply plan -f {file}";

    public static string Story(Scenario scenario, string source, string destination, string creator) =>
        scenario switch
        {
            Scenario.CrossAccountSource =>
                $"The source database belongs to account {source}; account {destination} creates the DTS task.",
            Scenario.CrossAccountDestination =>
                $"The destination database belongs to account {destination}; account {source} creates the DTS task.",
            _ =>
                $"The databases belong to accounts {source} and {destination}; account {creator} creates the DTS task.",
        };

    public static string ExplainDatabase(SideName side) =>
        $"dts-apply explain CrossAccountTask.spec.{side.Word()}.database";

    public static string DatabaseIsNotNeeded(SideName side) => $"not needed on this side; {ExplainDatabase(side)}";

    public static string NamesAreOne(string name) => $"two accounts are named {name}";

    public static string IdsAreOne(string id) => $"two accounts have the ID {id}";

    public static string NameIsInvalid { get; } =
        "a name is 1 to 63 of a-z, 0-9 and -, with a letter or digit at both ends";
}

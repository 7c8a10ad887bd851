using DtsApply.Model;
using DtsApply.Text;

namespace DtsApply.Messages;

/// <summary>What is said of roles for which manifests are written: in their comments, and beside them.</summary>
internal static class ImportMessages
{
    public const string ABetterName = "TODO a better name, here and below";
    public const string NameOfTheTask = "TODO the name of the task";
    public const string OrDestination = "TODO or CrossAccountDestination with the sides swapped; same role";
    public const string WhatAPlanSays = "what a plan says of this role:";
    public const string PolicyStays = "it stays; role.extraPolicies says what becomes of it";
    public const string GoesAway = "no manifest can mean that; applying this one takes it away";
    public const string GoesWithoutACopy = "no manifest can mean that; keep a copy:";
    public const string HalfIsAdded = "applying this manifest adds the other half, as the guide has it";
    public const string OnceSavedThere = "once it is saved there";
    public const string IsThereAlready = "is there already; import never overwrites a file";
    public const string FolderIsALink = "is a link; manifests are never written through one";
    public const string IsNoFolder = "is no folder";
    public const string WithoutAFolder = "--out - is no folder; without --out, manifests go to standard output";

    private const string NotWritten = "not written, since no manifest can mean that";

    /// <summary>What follows is of a role for which there is no task.</summary>
    public static string IsNotHere(string account, string role) => $"role {role} of account {account}:";

    public static string Database { get; } =
        $"database: TODO, RAM does not know it; unchecked until it is named ({RuleId.DTS408.Code()})";

    /// <summary>Where roles were read, and as whom.</summary>
    /// <param name="accountId">The account's ID.</param>
    /// <param name="target">The service.</param>
    /// <param name="identity">Who read them.</param>
    public static string ReadAs(string accountId, Target target, Identity? identity) =>
        $"account {accountId}{ServiceMessages.Where(target)}, read by dts-apply as {IdentityWords.Name(identity)}";

    public static string Roles(int count) => $"{ForDts(count)}; what RAM does not know is marked TODO";

    /// <param name="owner">The name of the account whose type it is.</param>
    public static string TypeIsTaken(string owner) => $"TODO as of account {owner}; DTS synchronizes within one type";

    /// <summary>That a type is a guess, where accounts of several types trust one.</summary>
    /// <param name="roles">How many roles of accounts of each type do, the guess first.</param>
    public static string TypeIsOfMost(IEnumerable<KeyValuePair<AccountType, int>> roles)
    {
        var counts = roles.Select(type => $"{Format.Count(type.Value, "role")} of {type.Key} accounts");
        return $"TODO a guess, trusted by {string.Join(", ", counts)}; DTS synchronizes within one type";
    }

    /// <summary>Why a task can only be a migration.</summary>
    /// <param name="owner">The role's account.</param>
    /// <param name="trusted">The account that it trusts.</param>
    /// <param name="isGuess">Whether the type of the latter is one.</param>
    public static string OnlyMigration(
        (string Name, AccountType Type) owner,
        (string Name, AccountType Type) trusted,
        bool isGuess
    ) =>
        (isGuess ? "TODO if that is so: " : "")
        + $"{AccountTypeMessages.Differ(owner, trusted)}; DTS does not synchronize between them";

    public static string SettingsStandIn(string task) => $"all else about this role stands in task {task}";

    /// <summary>What a finding says, as an item of a list; what to do about it stands below.</summary>
    public static string Remark(Diagnostic finding) =>
        $"- {(finding.Rule is RuleId.None ? "" : $"{finding.Rule.Code()}: ")}{finding.Message}";

    public static Problem PolicyIsMissing { get; } =
        new(
            RuleId.DTS520,
            $"{Policy.Dts.Name} is not attached",
            "applying this manifest attaches it",
            Severity.Warning
        );

    public static Problem DescriptionIsLeft { get; } =
        new(
            RuleId.None,
            "its description is not written: a manifest cannot hold it",
            "it stays as it is",
            Severity.Warning
        );

    public static Problem DtsWithoutAccount { get; } =
        new(RuleId.DTS508, $"{Principal.DtsService} without an account", NotWritten, Severity.Warning);

    /// <summary>Why a trust policy names DTS without an account.</summary>
    /// <param name="account">The name of the role's own account.</param>
    public static Fact WhyWithoutAccount(string account) =>
        new("", LiveRoleMessages.TrustsDtsWithoutAccount(account).Message) { IsDetail = true };

    public static Problem DtsOtherwise(string principal) =>
        new(RuleId.DTS509, $"it trusts {principal}, which names no account", NotWritten, Severity.Warning);

    public static Problem SaysMore(OpaqueStatement statement)
    {
        var where = statement.Number is 0 ? "" : FormattableString.Invariant($"statement {statement.Number} of ");
        return new(
            RuleId.DTS511,
            $"{where}its trust policy has {OpaqueStatementWords.Reasons(statement)}",
            NotWritten,
            Severity.Warning
        );
    }

    /// <summary>A role of which a manifest may not say what it is.</summary>
    /// <param name="why">What would be wrong with the manifest.</param>
    public static Problem RefusedByARule(Diagnostic why) =>
        new(why.Rule, why.Message, "not written, since a manifest may not say that", Severity.Warning);

    public static string NothingFound(int accounts) =>
        $"no role for DTS in {Format.Count(accounts, "account")}, nothing to write";

    public static string AllDeclared(int roles) =>
        $"nothing to write, {ForDts(roles)} {(roles is 1 ? "is" : "are")} declared already";

    /// <summary>How many of the roles are written.</summary>
    /// <param name="written">So many.</param>
    /// <param name="found">How many there are, without those that are declared already.</param>
    /// <param name="declared">How many are declared already.</param>
    /// <param name="folder">Where they are written to; null for standard output.</param>
    public static string Written(int written, int found, int declared, string? folder)
    {
        var some = written == found ? ForDts(written) : FormattableString.Invariant($"{written} of {ForDts(found)}");
        return $"{some} written{(folder is null ? "" : $" to {TerminalEscape.Escape(folder)}")}"
            + (declared is 0 ? "" : FormattableString.Invariant($", {declared} more declared already"));
    }

    public const string ChangesNothing = "a plan of it changes nothing";
    public const string ChangesTags = "a plan of it changes only ownership tags";

    public static string ChangesMore(int roles) =>
        $"a plan of it changes more than ownership tags of {Format.Count(roles, "role")}, as comments say";

    /// <summary>That accounts could not be read.</summary>
    /// <param name="read">How many of them could.</param>
    /// <param name="all">How many there are.</param>
    public static string Unread(int read, int all) =>
        FormattableString.Invariant(
            $"{all - read} of {Format.Count(all, "account")} could not be read, nothing was written"
        );

    private static string ForDts(int roles) => $"{Format.Count(roles, "role")} for DTS";
}

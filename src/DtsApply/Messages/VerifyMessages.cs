using DtsApply.Model;
using DtsApply.Text;

namespace DtsApply.Messages;

/// <summary>
/// What is found at a role that is read back, beside what the manifests declare (DTS508 to DTS511, DTS518 to DTS520,
/// DTS527).
/// </summary>
internal static class VerifyMessages
{
    private const string PlanShowsTheChange = "dts-apply plan shows the change";

    public const string ApplyDetachesIt = "the manifests say role.extraPolicies: Remove, so apply detaches it";

    public static Problem RoleIsMissing(string role) =>
        new(RuleId.DTS519, $"there is no role {role}", "dts-apply plan shows what would make it");

    /// <param name="policy">The policy's name.</param>
    /// <param name="accounts">The trusted accounts.</param>
    public static Problem DtsPolicyIsMissing(string policy, IReadOnlyList<string> accounts) =>
        new(
            RuleId.DTS520,
            $"policy {policy} is not attached, so {string.Join(" and ", Format.Three(accounts))} may assume the role and "
                + "then do nothing; a task fails with NoPermission",
            "dts-apply plan shows what would attach it"
        );

    public static Problem PolicyIsMissing(string policy) => Another($"policy {policy} is not attached", "it is");

    /// <summary>That DTS is named without an account, and why RAM writes that.</summary>
    /// <param name="account">The name of the role's own account.</param>
    /// <param name="trusted">The accounts that should be trusted, with their IDs.</param>
    public static Problem TrustsDtsWithoutAccount(string account, IReadOnlyList<string> trusted) =>
        LiveRoleMessages.TrustsDtsWithoutAccount(account) with
        {
            Severity = Severity.Error,
            Help =
                $"dts-apply apply writes it for {string.Join(" and ", Format.Three(trusted))}; compare that ID with "
                + "the Security Settings page of the account that creates the DTS task",
        };

    public static Problem TrustsTheUnexplained(string who) =>
        LiveRoleMessages.TrustsTheUnexplained(who) with
        {
            Severity = Severity.Error,
            Help = "dts-apply plan shows who would lose access; if it is meant, declare a task that explains it",
        };

    /// <param name="account">The account.</param>
    /// <param name="hasDts">Whether its DTS tasks are trusted, and not its identities.</param>
    /// <param name="isAll">Whether no statement that is not understood may let in the other half.</param>
    public static Problem TrustsHalf(string account, bool hasDts, bool isAll) =>
        (
            !isAll ? LiveRoleMessages.PlainlyTrustsNo(account, hasDts)
            : hasDts ? LiveRoleMessages.TrustsOnlyDtsTasks(account)
            : LiveRoleMessages.TrustsOnlyIdentities(account)
        ) with
        {
            Severity = Severity.Error,
            Help = "the guide names both; dts-apply plan adds the other",
        };

    /// <param name="account">The account.</param>
    /// <param name="isNamed">Whether a statement names it that lets nobody in, such as a Deny.</param>
    public static Problem DoesNotTrust(string account, bool isNamed) =>
        Another($"the trust policy does not {(isNamed ? "let in" : "name")} {account}", "it does");

    /// <summary>A statement that says more than is understood: whom it names, and what it says.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="names">Whom it names, those that no manifest explains first.</param>
    public static Problem TrustSaysMore(OpaqueStatement statement, IReadOnlyCollection<string> names) =>
        LiveRoleMessages.TrustSaysMore(statement) with
        {
            Severity = Severity.Error,
            Facts =
            [
                .. Lines("names", Format.Three(names), isDetail: false),
                .. names.Count > 3 ? Lines("in full", names, isDetail: true) : [],
                .. Lines(
                    statement.Number is 0 ? "document" : "statement",
                    statement.Text.Split('\n').Select(SecretRedactor.Hide),
                    isDetail: true
                ),
            ],
        };

    private static IEnumerable<Fact> Lines(string label, IEnumerable<string> lines, bool isDetail) =>
        lines.Select((line, index) => new Fact(index is 0 ? label : "", line) { IsDetail = isDetail });

    public static Problem DescriptionIsAnother(string? live, string wanted) =>
        Another(live is null or "" ? "there is no description" : $"description is \"{live}\"", $"\"{wanted}\"");

    public static Problem SessionIsAnother(int? live, int wanted) =>
        Another($"session is {Format.Session(live)}", Format.Session(wanted));

    public static Problem ProtectionIsAnother(bool wanted) =>
        wanted ? Another("the role is not protected", "it is") : Another("the role is protected", "it is not");

    /// <param name="who">The identity and its account.</param>
    /// <param name="role">The role.</param>
    public static Problem WasRefused(string who, string role) =>
        new(
            RuleId.DTS518,
            $"{who} was refused to assume {role}: its trust policy does not let it in",
            "what was read of the trust policy does; look at it in the RAM console, it may have changed just now"
        );

    public static string DtsTasksOf(string account) => $"DTS tasks of account {account}";

    public static string IdentitiesOf(string account) => $"identities of account {account}";

    private static Problem Another(string live, string wanted) =>
        new(RuleId.DTS527, $"{live}, the manifests say {wanted}", PlanShowsTheChange);
}

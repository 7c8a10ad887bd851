using System.Collections.Immutable;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Planning.Verifying;

namespace DtsApply.UseCases;

/// <summary>What came of reading roles back.</summary>
/// <param name="Plan">What would make them as declared, which nobody carries out; with the accounts as they were
/// found.</param>
/// <param name="Roles">The wanted roles that were looked for, by account and name.</param>
/// <param name="Unchecked">The wanted roles that were not: their accounts name no credentials, or could not be
/// read.</param>
/// <param name="Names">How sentences name the declared accounts.</param>
public sealed record Verification(
    Plan Plan,
    ImmutableArray<VerifiedRole> Roles,
    ImmutableArray<WantedRole> Unchecked,
    AccountNames Names
) : Preparation
{
    /// <summary>What a plan must be told that puts right what is wrong; null where none does.</summary>
    public Repair? Repair { get; init; }

    /// <summary>The roles that stand so.</summary>
    public IEnumerable<VerifiedRole> Standing(params RoleStanding[] standings) =>
        Roles.Where(role => standings.Contains(role.Standing));

    /// <summary>Roles that are not as declared, or not there.</summary>
    public int Wrong => Standing(RoleStanding.NotAsDeclared, RoleStanding.Missing).Count();

    /// <summary>The names of the accounts in which they are.</summary>
    internal ImmutableArray<string> WrongAccounts =>
        [
            .. Standing(RoleStanding.NotAsDeclared, RoleStanding.Missing)
                .Select(role => role.Change.Account)
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>Policies of roles that no manifest asks for (DTS507).</summary>
    public int ExtraPolicies => Roles.Sum(role => role.Excess);

    /// <summary>Roles of the set that no manifest declares (DTS522).</summary>
    public int UndeclaredRoles => Plan.Accounts.Sum(account => account.Undeclared.Length);

    /// <summary>Whether there is access beyond the manifests, at roles that are as declared besides.</summary>
    public bool HasExcess => ExtraPolicies + UndeclaredRoles > 0;

    /// <summary>Warnings about accounts that are not counted as access.</summary>
    public int Warnings =>
        Plan
            .Accounts.SelectMany(account => account.Own)
            .Count(finding => finding.Severity is Severity.Warning && finding.Rule is not RuleId.DTS522);

    /// <summary>Accounts of these roles whose further roles could not be listed.</summary>
    public int Unlisted
    {
        get
        {
            var owners = Roles.Select(role => role.Change.Account).ToHashSet(StringComparer.Ordinal);
            return Plan.Accounts.Count(account =>
                owners.Contains(account.Name)
                && account.Own.Any(finding => finding is { Rule: RuleId.DTS522, Severity: Severity.Info })
            );
        }
    }

    /// <summary>
    /// Whether roles are wanted and not one was looked for: then nothing is known, and least of all that it is fine.
    /// </summary>
    public bool IsBlind => Roles.IsEmpty && !Unchecked.IsEmpty;

    /// <summary>The exit code: what kept accounts from being read, then what was found.</summary>
    /// <param name="isStrict">Whether access beyond the manifests is wrong, too.</param>
    public int Code(bool isStrict) =>
        ExitCode.First(Plan.Stopped.Select(account => account.Code)) is not ExitCode.Done and var stopped ? stopped
        : IsBlind ? ExitCode.Credentials
        : Wrong > 0 || (isStrict && HasExcess) ? ExitCode.Verification
        : ExitCode.Done;
}

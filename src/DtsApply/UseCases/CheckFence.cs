using System.Collections.Immutable;
using DtsApply.Manifests;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Planning.Saved;
using DtsApply.Rules;

namespace DtsApply.UseCases;

/// <summary>
/// A fence cannot be relied on, or fences leave nothing (78), or the set or a kind of credentials is outside of them
/// (65). Nothing was called.
/// </summary>
/// <param name="Fences">The fences, for their lines.</param>
/// <param name="Code">The exit code.</param>
/// <param name="Diagnostics">What is wrong.</param>
public sealed record StoppedAtFence(FenceSet Fences, int Code, ImmutableArray<Diagnostic> Diagnostics)
    : Stopped(Code, Diagnostics)
{
    /// <summary>What is wrong with the fences themselves.</summary>
    public StoppedAtFence(FenceSet fences)
        : this(fences, ExitCode.Credentials, fences.Problems) { }
}

/// <summary>A saved plan was made within other fences than this run has (76).</summary>
/// <param name="Problem">What is wrong.</param>
public sealed record PlanOfAnotherFence(Diagnostic Problem) : Stopped(ExitCode.Refused, [Problem]);

/// <summary>
/// Fences on the way of a command: read, held against what is declared, before calls, against the plan, and once more
/// before the first write. A run whose fences are not all whole comes to nothing, whatever they would say.
/// </summary>
public static class CheckFence
{
    /// <summary>Reads the fences of a run; what two of them contradict each other in is a problem too.</summary>
    /// <param name="paths">What names them.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static FenceSet Read(FencePaths paths, CancellationToken cancellationToken)
    {
        var fences = FenceReader.Read(paths, cancellationToken);
        return fences.Problems.IsEmpty ? fences with { Problems = FenceAgreement.Check(fences.Fences) } : fences;
    }

    /// <summary>
    /// Manifests with all that they declare outside of the fences, offline (<c>validate</c>, <c>diff</c>); with what is
    /// wrong with the fences instead, where anything is.
    /// </summary>
    /// <param name="manifests">What was read.</param>
    /// <param name="fences">The fences.</param>
    /// <param name="set">The set that the roles belong to.</param>
    /// <param name="today">The day of the run, in UTC.</param>
    public static LoadedManifests Declared(LoadedManifests manifests, FenceSet fences, string set, DateOnly today) =>
        fences.IsNone
            ? manifests
            : With(
                manifests,
                fences,
                fences.Problems.IsEmpty ? FenceRules.Check(fences.Fences, manifests.Set, set, today) : fences.Problems
            );

    /// <summary>What keeps a run over manifests from calling anything; null where nothing does.</summary>
    /// <inheritdoc cref="Declared"/>
    internal static Stopped? BeforeCalls(FenceSet fences, LoadedManifests manifests, string set, DateOnly today) =>
        fences.IsNone ? null
        : !fences.Problems.IsEmpty ? new StoppedAtFence(fences)
        : FenceRules.CheckBeforeCalls(fences.Fences, manifests.Set, set, today) is { IsEmpty: false } outside
            ? new StoppedAtManifests(
                ExitCode.Manifests,
                manifests.Set.Sorted(outside),
                manifests with
                {
                    Fences = fences,
                }
            )
        : null;

    /// <summary>The same of a way back, whose accounts its journal declares.</summary>
    /// <param name="fences">The fences.</param>
    /// <param name="declared">All accounts, for their names.</param>
    /// <param name="called">Those that are called.</param>
    /// <param name="reached">Those, and the ones on the way to them.</param>
    /// <param name="set">The set of the run.</param>
    internal static StoppedAtFence? BeforeCalls(
        FenceSet fences,
        ImmutableArray<Account> declared,
        IEnumerable<Account> called,
        IEnumerable<Account> reached,
        string set
    ) =>
        !fences.Problems.IsEmpty ? new(fences)
        : FenceRules.CheckBeforeCalls(fences.Fences, declared, called, reached, set) is { IsEmpty: false } outside
            ? new(fences, ExitCode.Manifests, outside)
        : null;

    /// <summary>The same of a saved plan.</summary>
    /// <param name="fences">The fences.</param>
    /// <param name="saved">The plan.</param>
    internal static StoppedAtFence? BeforeCalls(FenceSet fences, SavedPlan saved)
    {
        var owners = saved.Roles.Select(role => role.Address.AccountId).ToHashSet(StringComparer.Ordinal);
        var called = saved.Accounts.Where(account => owners.Contains(account.Id.Value!));
        return BeforeCalls(fences, saved.Accounts, called, saved.Accounts, saved.Consent.Set);
    }

    /// <summary>A plan within the fences of its run.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="fences">The fences, all of them whole.</param>
    /// <param name="names">How sentences name accounts.</param>
    /// <param name="consent">What was agreed to.</param>
    /// <param name="today">The day of the run, in UTC.</param>
    internal static Plan Hold(Plan plan, FenceSet fences, AccountNames names, Consent consent, DateOnly today) =>
        fences.Fences.IsEmpty
            ? plan
            : FenceRefusals.Hold(plan, fences.Fences, names, consent, today) with
            {
                Fences = fences.Marks,
            };

    /// <summary>That a saved plan was made within other fences than those of this run; null where it was not.</summary>
    /// <param name="file">The plan file.</param>
    /// <param name="recorded">The fences that it records.</param>
    /// <param name="fences">Those of this run.</param>
    internal static PlanOfAnotherFence? IsAnother(string file, ImmutableArray<FenceMark> recorded, FenceSet fences) =>
        FenceMark.AreSame(recorded, fences.Marks)
            ? null
            : new(FencesMessages.PlanWasMadeWithin(file, recorded, fences.Marks));

    /// <summary>
    /// That the fences are not any more what a plan was held against, which may have been long ago when it is agreed
    /// to; null where they are.
    /// </summary>
    /// <param name="plan">The plan.</param>
    /// <param name="paths">What names the fences. What can be read only once is not read again.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static Stopped? BeforeWrites(Plan plan, FencePaths paths, CancellationToken cancellationToken)
    {
        if (paths.AreReadOnce)
        {
            return null;
        }

        var fences = Read(paths, cancellationToken);
        return !fences.Problems.IsEmpty ? new StoppedAtFence(fences)
            : FenceMark.AreSame(plan.Fences, fences.Marks) ? null
            : new PlanOfAnotherFence(FencesMessages.HasChangedMeanwhile(plan.Fences, fences.Marks));
    }

    /// <summary>Whether a problem is one of the fences themselves.</summary>
    internal static bool IsAboutFence(Diagnostic problem) => problem.Rule is RuleId.DTS618 or RuleId.DTS619;

    private static LoadedManifests With(LoadedManifests manifests, FenceSet fences, ImmutableArray<Diagnostic> found) =>
        manifests with
        {
            Diagnostics = manifests.Set.Sorted([.. manifests.Diagnostics, .. found]),
            Fences = fences,
        };
}

using DtsApply.Messages;
using DtsApply.Planning.Comparing;

namespace DtsApply.Reporting.Plans;

/// <summary>How a plan is shown.</summary>
/// <param name="Names">How accounts are named.</param>
/// <param name="Verbose">Also calls, documents, unchanged roles and quiet accounts.</param>
/// <param name="Quiet">Only the verdict.</param>
public sealed record PlanView(AccountNames Names, bool Verbose = false, bool Quiet = false)
{
    /// <summary>The names of trusted accounts whose ID was not checked, because they name no credentials.</summary>
    public IReadOnlyCollection<string> Unverified { get; init; } = [];

    /// <summary>Whether a question follows, over which the access in short stands then.</summary>
    public bool IsAsked { get; init; }

    /// <summary>The command that shows what pruning takes away; null where there is none to paste.</summary>
    public string? Prune { get; init; }

    /// <summary>What stands over the plan, and over the question; null for nothing.</summary>
    public string? Head { get; init; }

    /// <summary>What stands below all that is to be written; null for nothing.</summary>
    public string? Foot { get; init; }

    /// <summary>The plan beside the manifests of before; null where it is compared with nothing.</summary>
    public ComparedPlan? Compared { get; init; }

    internal AccessText Access => new(Names);
}

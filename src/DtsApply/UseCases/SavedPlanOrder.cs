using DtsApply.Manifests;

namespace DtsApply.UseCases;

/// <summary>A saved plan that is to be carried out, with what was said besides.</summary>
/// <param name="File">The plan file.</param>
/// <param name="Service">The service of this run.</param>
/// <param name="Accounts">Which accounts the manifests are held to.</param>
/// <param name="ToolVersion">This tool's version.</param>
/// <param name="Clock">The clock.</param>
/// <param name="Today">The day of the run, in UTC.</param>
public sealed record SavedPlanOrder(
    IPlanFile File,
    ServiceSettings Service,
    AccountFilter Accounts,
    string ToolVersion,
    TimeProvider Clock,
    DateOnly Today
)
{
    /// <summary>The digest that is insisted on, 64 hexadecimal digits; null for none.</summary>
    public string? ExpectedDigest { get; init; }

    /// <summary>The fences that it must be within; the plan must have been made within the same.</summary>
    public FencePaths Fences { get; init; } = FencePaths.None;

    /// <summary>The set that is named besides; null for none.</summary>
    public string? Set { get; init; }

    /// <summary>The manifests that must still say what the plan says; null for none.</summary>
    public ManifestSource? Manifests { get; init; }
}

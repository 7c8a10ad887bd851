namespace DtsApply.Reporting.Markdown;

/// <summary>What Markdown of two sets of manifests says where that of a plan says something else.</summary>
/// <param name="Heading">What stands behind the title.</param>
/// <param name="Aside">What stands behind the number of those who lose access, as Markdown; null for nothing.</param>
/// <param name="Numbers">What stands below the tables, as Markdown.</param>
internal sealed record DiffWords(string Heading, string? Aside, string Numbers);

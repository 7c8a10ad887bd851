namespace DtsApply.Disk;

/// <summary>Links that lead to each other.</summary>
internal sealed class LinkCircleException : IOException;

/// <summary>A path leads into another repository, whose files are not in this one.</summary>
internal sealed class SubmoduleException : IOException;

/// <summary>A path leads out of the repository that is read.</summary>
internal sealed class OutOfTreeException : IOException;

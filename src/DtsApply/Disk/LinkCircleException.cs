namespace DtsApply.Disk;

/// <summary>Links that lead to each other.</summary>
internal sealed class LinkCircleException : IOException;

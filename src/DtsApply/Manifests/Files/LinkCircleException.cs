namespace DtsApply.Manifests.Files;

/// <summary>Links that lead to each other.</summary>
internal sealed class LinkCircleException : IOException;

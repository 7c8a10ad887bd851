namespace DtsApply.Manifests.Git;

/// <summary>What stands under a name of a tree.</summary>
internal enum GitKind
{
    /// <summary>A regular file.</summary>
    File,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A link; its target is what the object holds.</summary>
    Link,

    /// <summary>Another repository, of which only a commit is named.</summary>
    Submodule,
}

/// <summary>One name in a tree.</summary>
/// <param name="Name">The name; what of it is not UTF-8 is replaced, as on disk.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Id">The object, in hex digits.</param>
internal sealed record GitEntry(string Name, GitKind Kind, string Id)
{
    /// <summary>Whether it can be found by its name; no name that is not UTF-8 can.</summary>
    public bool IsNamed { get; init; } = true;
}

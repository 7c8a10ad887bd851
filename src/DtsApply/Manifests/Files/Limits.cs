namespace DtsApply.Manifests.Files;

/// <summary>How much is read at most, so that a hostile input costs bounded time and memory.</summary>
internal static class Limits
{
    public const int Mebibyte = 1024 * 1024;

    public const int FileBytes = 16 * Mebibyte;

    /// <summary>Bytes of all files of a run.</summary>
    public const int RunBytes = 256 * Mebibyte;

    /// <summary>Documents of all files of a run.</summary>
    public const int Documents = 200_000;

    public const int Nesting = 64;

    /// <summary>
    /// Keys and values of one document: a manifest has some dozens, and trees cost ten times their text.
    /// </summary>
    public const int Values = 100_000;

    /// <summary>
    /// Problems of a run, all of which are told: beyond, the files are none that anyone mends, and telling them would
    /// cost more and more memory.
    /// </summary>
    public const int Problems = 100_000;
}

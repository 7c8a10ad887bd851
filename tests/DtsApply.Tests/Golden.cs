using Xunit;

namespace DtsApply.Tests;

/// <summary>
/// Expected output kept as files. UPDATE_GOLDEN=1 rewrites them, so that a change of output is reviewed as a diff of
/// text; never on CI.
/// </summary>
internal static class Golden
{
    private static readonly bool Update =
        Environment.GetEnvironmentVariable("UPDATE_GOLDEN") is "1"
        && Environment.GetEnvironmentVariable("CI") is null or "";

    /// <summary>Compares with the file at that path below tests/DtsApply.Tests.</summary>
    public static void Matches(string actual, params string[] path)
    {
        var file = Repo.PathOf(["tests", "DtsApply.Tests", .. path]);
        if (Update)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, actual);
        }

        Assert.True(File.Exists(file), $"{file} is missing; UPDATE_GOLDEN=1 writes it");
        Assert.Equal(File.ReadAllText(file), actual, ignoreLineEndingDifferences: false);
    }

    /// <summary>Compares with what stands between two lines of a file that is otherwise written by hand.</summary>
    public static void MatchesPart(string actual, string file, string begin, string end)
    {
        var text = File.ReadAllText(file);
        var start = text.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        var stop = text.IndexOf(end, StringComparison.Ordinal);
        Assert.True(start >= begin.Length && stop >= start, $"{file} has no place for this between {begin} and {end}");
        if (Update)
        {
            File.WriteAllText(file, text[..start] + actual + text[stop..]);
        }

        Assert.Equal(Update ? actual : text[start..stop], actual, ignoreLineEndingDifferences: false);
    }
}

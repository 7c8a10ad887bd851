using Xunit;

namespace DtsApply.Tests;

/// <summary>Expected output kept as files. UPDATE_GOLDEN=1 rewrites them, so that a change of output is reviewed as a diff of text; never on CI.</summary>
internal static class Golden
{
    private static readonly bool Update =
        Environment.GetEnvironmentVariable("UPDATE_GOLDEN") is "1" && Environment.GetEnvironmentVariable("CI") is null or "";

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
}

using DtsApply.Manifests;
using DtsApply.Model;
using Xunit;

namespace DtsApply.Tests;

/// <summary>Fences for tests, from what stands in their spec.</summary>
internal static class Fenced
{
    /// <summary>The text of a fence.</summary>
    /// <param name="spec">The keys below spec, one a line.</param>
    /// <param name="name">Its name.</param>
    public static string Document(string spec, string name = "platform") =>
        $"apiVersion: dts-apply/v1\nkind: Fence\nmetadata: {{name: {name}}}\nspec:\n  "
        + $"{spec.Replace("\n", "\n  ", StringComparison.Ordinal)}\n";

    /// <summary>A fence that is right.</summary>
    public static Fence Read(string spec, string name = "platform")
    {
        var set = ReadText(Document(spec, name));
        Assert.Empty(set.Problems);
        return set.Fences.Single();
    }

    /// <summary>What becomes of any text that is named as a fence.</summary>
    public static FenceSet ReadText(string text) => ReadBytes(System.Text.Encoding.UTF8.GetBytes(text));

    public static FenceSet ReadBytes(byte[] bytes)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, bytes);
            return FenceReader.Read(new([file]), CancellationToken.None);
        }
        finally
        {
            File.Delete(file);
        }
    }
}

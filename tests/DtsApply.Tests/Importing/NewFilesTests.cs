using DtsApply.Disk;
using Xunit;

namespace DtsApply.Tests.Importing;

public static class NewFilesTests
{
    [Fact]
    public static void All_are_made_with_their_folder()
    {
        using var scratch = new Scratch();
        NewFiles.Write(scratch.File("a/b"), [("x", "1"u8.ToArray()), ("y", "2"u8.ToArray())]);

        Assert.Equal(["x=1", "y=2"], Files(scratch.File("a/b")));
    }

    [Fact]
    public static void Where_one_cannot_be_made_none_is_and_what_is_there_stays()
    {
        using var scratch = new Scratch();
        File.WriteAllText(scratch.File("y"), "mine");

        Assert.Throws<IOException>(() => NewFiles.Write(scratch.Path, [("x", [1]), ("y", [2]), ("z", [3])]));
        Assert.Equal(["y=mine"], Files(scratch.Path));
    }

    [Fact]
    public static void A_folder_that_was_made_for_them_goes_with_them()
    {
        using var scratch = new Scratch();

        Assert.ThrowsAny<IOException>(() => NewFiles.Write(scratch.File("new"), [("x", [1]), ("no/y", [2])]));
        Assert.Empty(Directory.GetFileSystemEntries(scratch.Path));
    }

    [Fact]
    public static void A_link_that_leads_nowhere_is_in_the_way()
    {
        using var scratch = new Scratch();
        File.CreateSymbolicLink(scratch.File("x"), scratch.File("nowhere"));

        Assert.Equal(scratch.File("x"), NewFiles.FindTaken(scratch.Path, ["w", "x"]));
        Assert.Throws<IOException>(() => NewFiles.Write(scratch.Path, [("x", [1])]));
        Assert.False(File.Exists(scratch.File("nowhere")));
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory
            .GetFiles(folder)
            .Order(StringComparer.Ordinal)
            .Select(file => $"{Path.GetFileName(file)}={File.ReadAllText(file)}");
}

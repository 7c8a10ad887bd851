using System.Text;
using DtsApply.Manifests;
using DtsApply.Model;
using Xunit;
using static DtsApply.Tests.Fenced;

namespace DtsApply.Tests.Manifests;

/// <summary>A fence is read whole or not at all: whatever is wrong with it, there is no fence and one reason.</summary>
public static class FenceFileTests
{
    private const string Whole = """
        owners: ["1646821763560001"]
        trusted: ["1903774258810002"]
        pairs: [{owner: "1646821763560001", trusted: ["1903774258810002"]}]
        roleNames: ["ram-for-dts", "dts-*"]
        sets: ["prod-*"]
        policies: []
        credentials: [profile, assumeRole]
        maxSessionDuration: 3600
        forbid: [extraPoliciesAllow, adopt, takeOver, prune]
        requireProtect: ["1646821763560001"]
        requireUntil: ["1646821763560001"]
        maxRemovals: 2
        requireVerified: true
        """;

    [Theory]
    [MemberData(nameof(WrongFences.Specs), MemberType = typeof(WrongFences))]
    public static void A_wrong_value_makes_no_fence(string spec, string why) => IsNone(ReadText(Document(spec)), why);

    [Theory]
    [MemberData(nameof(WrongFences.Texts), MemberType = typeof(WrongFences))]
    public static void A_wrong_document_makes_no_fence(string text, string why) => IsNone(ReadText(text), why);

    [Fact]
    public static void What_is_not_UTF_8_makes_no_fence() =>
        IsNone(ReadBytes([.. Encoding.UTF8.GetBytes(Document("owners: []")), 0xff]), "is not UTF-8");

    [Fact]
    public static void What_is_too_large_makes_no_fence() =>
        IsNone(ReadBytes(new byte[(16 << 20) + 1]), "the file has more than 16 MiB");

    [Fact]
    public static void What_is_no_file_makes_no_fence()
    {
        var folder = Directory.CreateTempSubdirectory("dts-apply-").FullName;
        try
        {
            File.CreateSymbolicLink(Path.Combine(folder, "gone"), Path.Combine(folder, "nothing"));
            IsNone(FenceReader.Read(new([folder]), CancellationToken.None), "it is a folder");
            IsNone(FenceReader.Read(new([Path.Combine(folder, "none")]), CancellationToken.None), "no such file");
            IsNone(FenceReader.Read(new([Path.Combine(folder, "gone")]), CancellationToken.None), "cannot read fence");
            IsNone(FenceReader.Read(new(["a\0b"]), CancellationToken.None), "cannot read fence");
            IsNone(FenceReader.Read(new(["/dev/null"]), CancellationToken.None), "cannot read fence");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public static void A_link_to_a_fence_is_followed()
    {
        var folder = Directory.CreateTempSubdirectory("dts-apply-").FullName;
        try
        {
            var (file, link) = (Path.Combine(folder, "data"), Path.Combine(folder, "fence.yaml"));
            File.WriteAllText(file, Document(Whole));
            File.CreateSymbolicLink(link, file);
            var set = FenceReader.Read(new([link, file]), CancellationToken.None);

            Assert.Empty(set.Problems);
            Assert.Equal(link, Assert.Single(set.Fences).File);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData(":", 1)]
    [InlineData("none:", 2)]
    public static void An_empty_entry_of_the_variable_is_a_mistake(string variable, int problems)
    {
        var set = FenceReader.Read(new([], variable), CancellationToken.None);

        Assert.Equal(problems, set.Problems.Length);
        Assert.Contains(set.Problems, problem =>
            problem.Message is "cannot read fence \"\": DTS_APPLY_FENCE has an empty entry"
        );
    }

    [Fact]
    public static void A_variable_that_is_not_set_names_none()
    {
        var set = FenceReader.Read(FencePaths.None, CancellationToken.None);

        Assert.Empty(set.Fences);
        Assert.Empty(set.Problems);
    }

    [Fact]
    public static void Every_key_is_read_with_its_place()
    {
        var fence = Read(Whole);

        Assert.Equal("platform", fence.Name);
        Assert.Equal(64, fence.Digest.Length);
        Assert.Equal(fence.Digest[..8], fence.Mark.Brief);
        Assert.Equal(
            "5:11-5:31 6:12-6:32 7:10-7:70 8:14-8:38 9:9-9:19 10:13-10:15 11:16-11:37 12:23-12:27 14:19-14:39 15:17-15:37 16:16-16:17",
            string.Join(
                ' ',
                (
                    (SourceSpan[])
                        [
                            fence.Owners!.Place,
                            fence.Trusted!.Place,
                            fence.Pairs!.Place,
                            fence.RoleNames!.Place,
                            fence.Sets!.Place,
                            fence.Policies!.Place,
                            fence.Credentials!.Place,
                            fence.MaxSessionDuration!.Place,
                            fence.RequireProtect!.Place,
                            fence.RequireUntil!.Place,
                            fence.MaxRemovals!.Place,
                        ]
                ).Select(Span)
            )
        );
        Assert.Equal("17:20-17:24", Span(fence.RequireVerified!.Value));
        Assert.Equal(
            "13:12-13:30 13:32-13:37 13:39-13:47 13:49-13:54",
            string.Join(' ', Enum.GetValues<Forbidden>().Select(what => Span(fence.Forbids.Find(what)!.Value)))
        );
    }

    [Theory]
    [InlineData("owners:\n  - \"1646821763560001\"\n  - \"1903774258810002\"", "6:7-7:25")]
    [InlineData("owners: [\n  \"1646821763560001\", # one ]\n  \"1903774258810002\",\n  ]", "5:11-8:6")]
    [InlineData("owners: [ ]", "5:11-5:14")]
    public static void A_list_stands_where_it_is_written(string spec, string place) =>
        Assert.Equal(place, Span(Read(spec).Owners!.Place));

    [Fact]
    public static void Ten_thousand_entries_are_read()
    {
        var ids = Enumerable.Range(1, 10_000).Select(number => $"\"{number:D16}\"");
        var fence = Read($"owners: [{string.Join(", ", ids)}]");

        Assert.True(fence.Owners!.Has("0000000000010000"));
        Assert.False(fence.Owners!.Has("0000000000010001"));
    }

    private static string Span(SourceSpan place) =>
        FormattableString.Invariant($"{place.Line}:{place.Column}-{place.EndLine}:{place.EndColumn}");

    private static void IsNone(FenceSet set, string why)
    {
        Assert.Empty(set.Fences);
        Assert.NotEmpty(set.Problems);
        Assert.All(set.Problems, problem =>
        {
            Assert.Equal((Severity.Error, RuleId.DTS618), (problem.Severity, problem.Rule));
            Assert.EndsWith(
                "; a fence that is missing, empty or wrong forbids everything",
                problem.Help,
                StringComparison.Ordinal
            );
        });
        Assert.Contains(set.Problems, problem => problem.Message.Contains(why, StringComparison.Ordinal));
    }
}

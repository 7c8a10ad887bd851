using System.Text;
using DtsApply.Manifests.Files;
using DtsApply.Planning.Comparing;
using DtsApply.Rules;
using DtsApply.Tests.Manifests;
using DtsApply.UseCases;

namespace DtsApply.Tests.Comparing;

/// <summary>Two sets of manifests as texts, compared without any file.</summary>
internal static class Sets
{
    public const string Commit = "4f2a91c07be3aaaaaaaaaaaaaaaaaaaaaaaaaaaa";

    /// <summary>The manifests of account orders on the screens.</summary>
    public static string Orders { get; } =
        File.ReadAllText(Repo.PathOf("tests", "DtsApply.Tests", "Manifests", "Corpus", "orders.yaml"));

    /// <summary>Those of a task between crm and mart.</summary>
    public static string Crm { get; } =
        File.ReadAllText(Repo.PathOf("tests", "DtsApply.Tests", "Manifests", "Corpus", "crm.yaml"));

    /// <summary>Manifests that were read and checked.</summary>
    public static LoadedManifests Load(params (string Name, string Text)[] files)
    {
        var set = Given.Files([.. files.Select(file => (file.Name, Encoding.UTF8.GetBytes(file.Text)))]);
        return new(set, set.Sorted([.. set.Diagnostics, .. ManifestRules.Check(set, Some.Today)]));
    }

    /// <summary>The same as the set of before, at a revision.</summary>
    public static ManifestBase Before(params (string Name, string Text)[] files)
    {
        var loaded = Load([.. files.Select(file => ($"git:origin/main:{file.Name}", file.Text))]);
        return new(new("git:origin/main", Commit, !loaded.HasErrors, []), loaded);
    }

    /// <summary>One file compared with what it was.</summary>
    public static ComparedSets Compare(string was, string now) =>
        Compare(Before(("orders.yaml", was)), Load(("orders.yaml", now)));

    public static ComparedSets Compare(ManifestBase was, LoadedManifests now, params string[] accounts)
    {
        Assert(now);
        var source = new ManifestSource(new ManifestPaths([], Recursive: false), Stream.Null, Some.Today);
        var order = new CompareOrder(source, new("", new("", _ => null)), new([.. accounts], []), "default");
        return (ComparedSets)CompareManifests.Compare(order, now, was);
    }

    /// <summary>What a set wants.</summary>
    public static WantedSet Wanted(params (string Name, string Text)[] files)
    {
        var before = Before(files);
        Assert(before.Manifests);
        return before.Wanted("default", Some.Today);
    }

    /// <summary>A text in which something stands, with something else in its place.</summary>
    public static string With(this string text, string old, string next)
    {
        Xunit.Assert.Contains(old, text, StringComparison.Ordinal);
        return text.Replace(old, next, StringComparison.Ordinal);
    }

    private static void Assert(LoadedManifests manifests) =>
        Xunit.Assert.DoesNotContain(manifests.Diagnostics, finding =>
            finding.Severity is DtsApply.Model.Severity.Error
        );
}

using System.Reflection;
using System.Text.RegularExpressions;
using DtsApply.Applying;
using DtsApply.Live;
using DtsApply.UseCases;
using Xunit;

namespace DtsApply.Tests.House;

/// <summary>What never writes is given the reading part of the door alone, and can come by no other.</summary>
public static partial class ReadingHouse
{
    // All of what verify and graph are made of, below the command.
    private static readonly string[] Readers =
    [
        "src/DtsApply/Live/",
        "src/DtsApply/Planning/Verifying/",
        "src/DtsApply/UseCases/VerifyRoles.cs",
        "src/DtsApply/UseCases/ReadBack.cs",
        "src/DtsApply/UseCases/Verification.cs",
        "src/DtsApply/UseCases/IReadingSources.cs",
        "src/DtsApply/Reporting/Verifying/",
        // What graph is made of calls nothing at all.
        "src/DtsApply/Planning/DeclaredGrant.cs",
        "src/DtsApply/UseCases/ListGrants.cs",
        "src/DtsApply/Reporting/Graphs/",
    ];

    [Fact]
    public static void Nothing_that_only_looks_names_the_door_that_writes()
    {
        var files = SourceFile
            .ReadAll("src")
            .Where(file => Readers.Any(place => file.Path.StartsWith(place, StringComparison.Ordinal)))
            .ToList();

        Assert.All(Readers, place =>
            Assert.Contains(files, file => file.Path.StartsWith(place, StringComparison.Ordinal))
        );
        Assert.Empty(files.Where(file => Writer().IsMatch(file.Text)).Select(file => file.Path));
    }

    [Fact]
    public static void What_verify_is_given_leads_to_no_writing_member()
    {
        var given = typeof(VerifyRoles)
            .GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .SelectMany(method => method.GetParameters())
            .Select(parameter => parameter.ParameterType)
            .ToList();

        Assert.Contains(typeof(IReadingSources), given);
        Assert.DoesNotContain(given, type => typeof(ILiveSources).IsAssignableFrom(type));
        Assert.DoesNotContain(typeof(IReadingSources).GetMethods(), method =>
            method.ReturnType.ToString().Contains(typeof(ICloud).FullName!, StringComparison.Ordinal)
            && !method.ReturnType.ToString().Contains(typeof(ICloudReader).FullName!, StringComparison.Ordinal)
        );
        Assert.DoesNotContain(typeof(ICloudReader).GetMethods(), method =>
            method.GetParameters().Any(parameter => parameter.ParameterType.Name is "RoleAction")
        );
    }

    // All of what diff is made of. What it shares with others, such as the reading of manifests, lies below the door.
    private static readonly string[] Offline =
    [
        "cmd/dts-apply/Commands/DiffCommand.cs",
        "src/DtsApply/UseCases/CompareManifests.cs",
        "src/DtsApply/UseCases/ReadBase.cs",
        "src/DtsApply/Planning/Comparing/",
        "src/DtsApply/Reporting/Comparing/",
        "src/DtsApply/Manifests/",
    ];

    [Fact]
    public static void Nothing_of_diff_leads_to_the_cloud_or_to_a_key()
    {
        var files = SourceFile
            .ReadAll("src", "cmd")
            .Where(file => Offline.Any(place => file.Path.StartsWith(place, StringComparison.Ordinal)))
            .ToList();

        Assert.All(Offline, place =>
            Assert.Contains(files, file => file.Path.StartsWith(place, StringComparison.Ordinal))
        );
        Assert.Empty(files.Where(file => Door().IsMatch(file.Text)).Select(file => file.Path));
    }

    [GeneratedRegex(
        @"\b(ICloudReader|ICloud|ILiveSources|IReadingSources|LiveSources|CloudConnection|KeyResolver|LiveReader)\b"
            + @"|using DtsApply\.(Applying|Live|Alibaba|Sandbox)"
    )]
    private static partial Regex Door();

    [GeneratedRegex(@"\b(ICloud|ILiveSources|CarryOutAsync)\b|using DtsApply\.Applying")]
    private static partial Regex Writer();
}

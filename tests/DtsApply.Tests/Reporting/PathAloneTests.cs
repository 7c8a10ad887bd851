using System.Text.Json;
using System.Xml.Linq;
using DtsApply.Model;
using DtsApply.Reporting.Diagnostics;
using DtsApply.Reporting.Screen;
using DtsApply.Tests.Manifests;
using Xunit;

namespace DtsApply.Tests.Reporting;

/// <summary>What is told of a path under which there is no file has no line and no column, in any format.</summary>
public static class PathAloneTests
{
    private static readonly Diagnostic Missing = Given();

    [Fact]
    public static void In_text()
    {
        using var text = new StringWriter();
        DiagnosticsText.Draw(new(text, Palette.None, 80), new([Missing], 0, _ => null));

        Assert.StartsWith(
            "nofile.yaml: error DTS001: cannot read nofile.yaml: there is no such file or folder\n",
            text.ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public static void In_JSON()
    {
        var told = JsonDocument.Parse(DiagnosticsJson.Write([Missing], 65)).RootElement.GetProperty("diagnostics")[0];

        Assert.Equal("nofile.yaml", told.GetProperty("file").GetString());
        Assert.All((string[])["line", "column", "endLine", "endColumn"], name =>
            Assert.False(told.TryGetProperty(name, out _))
        );
    }

    [Fact]
    public static void In_SARIF()
    {
        var place = JsonDocument
            .Parse(DiagnosticsSarif.Write([Missing], "0.1.0"))
            .RootElement.GetProperty("runs")[0]
            .GetProperty("results")[0]
            .GetProperty("locations")[0]
            .GetProperty("physicalLocation");

        Assert.Equal("nofile.yaml", place.GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.False(place.TryGetProperty("region", out _));
    }

    [Fact]
    public static void In_JUnit()
    {
        var failed = XDocument.Parse(DiagnosticsJUnit.Write([Missing], [])).Descendants("testcase").Single();

        Assert.Equal("DTS001 nofile.yaml", failed.Attribute("name")!.Value);
        Assert.StartsWith("nofile.yaml: error DTS001:", failed.Value, StringComparison.Ordinal);
    }

    [Fact]
    public static void For_GitHub() =>
        Assert.StartsWith(
            "::error file=nofile.yaml,title=DTS001 a file cannot be read::cannot",
            DiagnosticsGitHub.Write([Missing]),
            StringComparison.Ordinal
        );

    private static Diagnostic Given()
    {
        using var folder = new ManifestFolder();
        var told = Assert.Single(folder.Read(recursive: false, "nofile.yaml").Diagnostics);
        Assert.True(told.Source!.Value.IsPath);
        return told with
        {
            Source = SourceSpan.OfPath("nofile.yaml"),
            Message = told.Message.Replace(folder.Path + "/", "", StringComparison.Ordinal),
        };
    }
}

using Xunit;

namespace DtsApply.Tests.House;

/// <summary>Planted breaches: each is one file beside the same few others.</summary>
public static class LayeringTests
{
    private const string Model = "src/DtsApply/Model/Planted.cs";

    private static readonly SourceFile[] Others =
    [
        new("src/DtsApply/Text/Words.cs", "namespace DtsApply.Text; public static class Words { public class Inner; }"),
        new("src/DtsApply/Model/Role.cs", "namespace DtsApply.Model; public record Role(string Name);"),
        new("src/DtsApply/Manifests/Yaml/Tree.cs", "namespace DtsApply.Manifests.Yaml; public class Tree;"),
        new("src/DtsApply/Manifests/Schema/Check.cs", "namespace DtsApply.Manifests.Schema; public class Check;"),
        new("src/DtsApply/Manifests/Reader.cs", "namespace DtsApply.Manifests; public class Reader;"),
        new(
            "src/DtsApply/Reporting/Screen/Page.cs",
            """
            namespace DtsApply.Reporting.Screen;
            public class Page(int width) { public int Width => width; public static Page Wide => new(80); }
            public class PageAttribute : System.Attribute;
            public static class Drawing { public const int Most = 80; public static string Draw(this string text) => text; }
            """
        ),
        new("src/DtsApply.Signing/Acs3.cs", "namespace DtsApply.Signing; public class Acs3;"),
        new("src/DtsApply.Alibaba/Door.cs", "namespace DtsApply.Alibaba; public class Door;"),
        new("src/DtsApply.Sandbox/Bench.cs", "namespace DtsApply.Sandbox; public class Bench;"),
        new("cmd/dts-apply/Commands/Plan.cs", "namespace DtsApply.Cmd.Commands; public class Plan;"),
    ];

    [Theory]
    [InlineData("class A { DtsApply.Reporting.Screen.Page? Page; }", "Page")]
    [InlineData("class A { Reporting.Screen.Page? Page; }", "Page")]
    [InlineData("class A { global::DtsApply.Reporting.Screen.Page? Page; }", "Page")]
    [InlineData("using Reporting.Screen; class A { List<Page>? Pages; }", "Page")]
    [InlineData("using Sheet = DtsApply.Reporting.Screen.Page; class A { Sheet? Page; }", "Page")]
    [InlineData("using static DtsApply.Reporting.Screen.Drawing; class A { int B = Most; }", "Drawing")]
    [InlineData("using static Reporting.Screen.Page; class A { int B = Wide is { } page ? 1 : 0; }", "Page")]
    [InlineData("using DtsApply.Reporting.Screen; class A { string B = \"\".Draw(); }", "Drawing")]
    [InlineData("using Reporting.Screen; class A { Func<string, string> B = Drawing.Draw; }", "Drawing")]
    [InlineData("class A { string B = nameof(Reporting.Screen.Page); }", "Page")]
    [InlineData("[Reporting.Screen.Page] class A;", "PageAttribute")]
    [InlineData("class A() : Reporting.Screen.Page(1);", "Page")]
    [InlineData("class A { bool B(object o) => o is Reporting.Screen.Page { Width: 1 }; }", "Page")]
    public static void A_name_is_found_however_it_is_written(string text, string type) =>
        Assert.Equal(
            $"{Model}:1: DtsApply.Reporting.Screen.{type}; Model may not use Reporting",
            Breaches(Model, "namespace DtsApply.Model;" + text)
        );

    [Theory]
    [InlineData("using DtsApply.Reporting.Screen; class A;")]
    [InlineData("using static DtsApply.Reporting.Screen.Drawing; class A { int Most; int B() => Most; }")]
    [InlineData("/* Reporting.Screen.Page */ /** <see cref=\"DtsApply.Reporting.Screen.Page\"/> */ class A;")]
    [InlineData("class A { string Page = \"Reporting.Screen.Page\"; int Width; int Draw() => Width + Page.Length; }")]
    [InlineData("class A { Text.Words.Inner? B; Role? C; }")]
    [InlineData("class A { object B = new Foreign { Page = 1 }; }")]
    public static void What_is_no_use_and_what_may_be_used_is_not(string text) =>
        Assert.Equal("", Breaches(Model, "namespace DtsApply.Model;" + text));

    [Theory]
    [InlineData("DtsApply/Manifests/Yaml", "Manifests.Schema.Check", "Manifests/Yaml may not use Manifests/Schema")]
    [InlineData("DtsApply/Manifests/Schema", "Manifests.Reader", "Manifests/Schema may not use Manifests")]
    [InlineData("DtsApply/Manifests/Schema", "Manifests.Yaml.Tree", "")]
    [InlineData("DtsApply/Manifests", "Manifests.Schema.Check", "")]
    [InlineData("DtsApply/Planning/Saved", "Reporting.Screen.Page", "Planning may not use Reporting")]
    [InlineData("DtsApply/Reporting/Plans", "Reporting.Screen.Page", "")]
    [InlineData("DtsApply/Text", "Model.Role", "Text may not use Model")]
    [InlineData("DtsApply/Attic", "Model.Role", "src/DtsApply/Attic has no layer")]
    [InlineData("DtsApply", "Model.Role", "src/DtsApply has no layer")]
    [InlineData("DtsApply/Reporting", "Signing.Acs3", "src/DtsApply may not use src/DtsApply.Signing")]
    [InlineData("DtsApply/Reporting", "Sandbox.Bench", "src/DtsApply may not use src/DtsApply.Sandbox")]
    [InlineData("DtsApply.Signing", "Text.Words", "src/DtsApply.Signing may not use src/DtsApply")]
    [InlineData("DtsApply.Alibaba/Ram", "Reporting.Screen.Page", "")]
    [InlineData("DtsApply.Alibaba/Ram", "Signing.Acs3", "")]
    [InlineData("DtsApply.Alibaba/Ram", "Sandbox.Bench", "src/DtsApply.Alibaba may not use src/DtsApply.Sandbox")]
    [InlineData("DtsApply.AlibabaSdk", "Alibaba.Door", "")]
    [InlineData("DtsApply.AlibabaSdk", "Sandbox.Bench", "src/DtsApply.AlibabaSdk may not use src/DtsApply.Sandbox")]
    [InlineData("DtsApply.Sandbox/Ram", "Sandbox.Bench", "")]
    [InlineData("DtsApply.Sandbox/Ram", "Signing.Acs3", "")]
    [InlineData("DtsApply.Sandbox/Ram", "Model.Role", "")]
    [InlineData("DtsApply.Sandbox/Ram", "Manifests.Reader", "src/DtsApply.Sandbox may not use src/DtsApply/Manifests")]
    [InlineData("DtsApply.Sandbox/Ram", "Alibaba.Door", "src/DtsApply.Sandbox may not use src/DtsApply.Alibaba")]
    [InlineData("DtsApply.Sandbox/Ram", "Cmd.Commands.Plan", "src/DtsApply.Sandbox may not use cmd/dts-apply")]
    [InlineData("DtsApply.Shed", "Text.Words", "src/DtsApply.Shed is no project that the rules know")]
    public static void Folders_and_projects_have_their_own_rules(string folder, string type, string why)
    {
        var path = $"src/{folder}/Planted.cs";

        Assert.Equal(
            why is "" ? "" : $"{path}:2: DtsApply.{type}; {why}",
            Breaches(path, $"namespace {folder.Replace('/', '.')};\nclass A {{ object B = typeof(DtsApply.{type}); }}")
        );
    }

    [Fact]
    public static void The_command_may_use_all_of_them() =>
        Assert.Equal(
            "",
            Breaches(
                "cmd/dts-apply/Console/Planted.cs",
                """
                namespace DtsApply.Cmd.Console;
                class A { Sandbox.Bench? B; Alibaba.Door? C; Reporting.Screen.Page? D; Signing.Acs3? E; Commands.Plan? F; }
                """
            )
        );

    [Fact]
    public static void What_generators_would_add_hides_nothing() =>
        Assert.Equal(
            $"""
            {Model}:8: DtsApply.Reporting.Screen.Page; Model may not use Reporting
            {Model}:9: DtsApply.Reporting.Screen.Drawing; Model may not use Reporting
            """,
            Breaches(
                Model,
                """
                namespace DtsApply.Model;
                using System.Text.Json;
                using System.Text.Json.Serialization;
                using System.Text.RegularExpressions;
                using DtsApply.Reporting.Screen;
                partial class A
                {
                    string B(string text) => Words().Replace(text, match => match.Value[..Page.Wide.Width]);
                    string? C(string text) => JsonSerializer.Deserialize(text, Json.Default.Role)?.Name.Draw();
                    [GeneratedRegex("a")]
                    private static partial Regex Words();
                }
                [JsonSerializable(typeof(Role))]
                partial class Json : JsonSerializerContext;
                """
            )
        );

    [Fact]
    public static void A_name_that_is_not_understood_is_told_where_it_may_be_forbidden() =>
        Assert.Equal(
            $"{Model}:1: Page is not understood",
            Breaches(Model, "namespace DtsApply.Model; class A { Page? B; Unknown? C; }")
        );

    [Fact]
    public static void A_type_is_told_once_in_a_file_where_it_is_used_first() =>
        Assert.Equal(
            $"{Model}:3: DtsApply.Reporting.Screen.Page; Model may not use Reporting",
            Breaches(
                Model,
                "namespace DtsApply.Model;\nusing Reporting.Screen;\nclass A { Page? B; }\nclass C { Page? D => Page.Wide; }"
            )
        );

    private static string Breaches(string path, string text) =>
        string.Join('\n', Layering.Breaches([.. Others, new(path, text)]));
}

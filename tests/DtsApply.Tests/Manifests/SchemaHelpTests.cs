using DtsApply.Manifests.Schema;
using DtsApply.Manifests.Yaml;
using DtsApply.Model;
using NJsonSchema;
using Xunit;

namespace DtsApply.Tests.Manifests;

/// <summary>What is advised where a manifest is not as the schema wants it.</summary>
public static class SchemaHelpTests
{
    [Theory]
    [InlineData("mount: 1", "did you mean account?", false)]
    [InlineData("acount: lake", "did you mean account?", true)]
    [InlineData("Account: lake", "did you mean account?", true)]
    [InlineData("xyz: lake", "keys allowed here: account, database, accessMethod, variant, role", true)]
    public static void A_wrong_key_is_guessed_or_the_right_ones_are_listed(string key, string help, bool isSaid)
    {
        var set = Given.Text(Given.Task.Replace("    account: lake", $"    {key}", StringComparison.Ordinal));

        Assert.Equal(isSaid, set.Diagnostics.Any(d => d.Rule == RuleId.DTS103 && d.Help == help));
    }

    [Theory]
    [InlineData("scenario: CrossAccountBoth", "did you mean CrossAccountSourceAndDestination?")]
    [InlineData("scenario: both", "did you mean CrossAccountSourceAndDestination?")]
    [InlineData("scenario: CrossAccountSource\n  task: {direction: Both}", "did you mean TwoWay?")]
    [InlineData("scenario: CrossAccountSource\n  task: {direction: bidirectional}", "did you mean TwoWay?")]
    [InlineData("scenario: CrossAccountSource\n  task: {type: migrate}", "did you mean Migration?")]
    [InlineData("scenario: CrossAccountSource\n  task: {type: elsewhere}", "allowed: Synchronization, Migration")]
    public static void A_value_by_another_word_is_recognized(string written, string help) =>
        Assert.StartsWith(
            help,
            Assert
                .Single(
                    Given
                        .Text(Given.Task.Replace("scenario: CrossAccountSource", written, StringComparison.Ordinal))
                        .Diagnostics
                )
                .Help,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("Finance Cloud", "did you mean Finance?")]
    [InlineData("Government Cloud", "did you mean Government?")]
    [InlineData("Cloud", "allowed: Public, Finance, Government")]
    public static void A_type_with_a_word_more_is_recognized(string type, string help) =>
        Assert.StartsWith(
            help,
            Assert.Single(Given.Text(Given.Account + $"  type: {type}\n").Diagnostics).Help,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("database: MySQL", "role: {protect: 1}", "write protect: true")]
    [InlineData("database: MySQL", "role: {name: }", "write name: ram-for-dts")]
    [InlineData("database: MySQL", "role: {extraPolicies: 7}", "write extraPolicies: Report")]
    [InlineData("database: MySQL", "role: {description: 12}", "put quotes around it: \"12\"")]
    [InlineData("  destination:\n    account: lake\n", "", "add destination: {account: lake}")]
    public static void An_example_in_a_help_can_be_pasted(string right, string wrong, string help) =>
        Assert.Equal(
            help,
            Assert.Single(Given.Text(Given.Task.Replace(right, wrong, StringComparison.Ordinal)).Diagnostics).Help
        );

    [Fact]
    public static void Every_example_that_a_help_can_show_is_right_itself()
    {
        Assert.All(ManifestSchema.Kinds, kind =>
            Assert.Equal("", Given.Lines(Given.Text(SchemaExample.Create(ManifestSchema.Find(kind)!)).Diagnostics))
        );
        Assert.All(ManifestSchema.Kinds.SelectMany(kind => Values(ManifestSchema.Find(kind)!)), schema =>
        {
            var documents = new YamlDocuments(
                new("m.yaml", SchemaExample.Create(schema)),
                [],
                new(Stream.Null, new(), TestContext.Current.CancellationToken)
            );
            Assert.True(FastValidator.IsValid(Assert.Single(documents.Read()).Root, schema), schema.Title);
        });
    }

    [Theory]
    [InlineData("spec:\n", "spec:\n  type: Migration\n", "type", "it belongs under task")]
    [InlineData("database: MySQL", "protect: true", "protect", "it belongs under role")]
    [InlineData("spec:\n", "spec:\n  role: {}\n", "role", "it belongs under source or destination")]
    [InlineData("spec:\n  scenario", "  scenario", "scenario", "it belongs under spec")]
    public static void A_right_key_at_the_wrong_level_is_told_where_it_belongs(
        string right,
        string wrong,
        string key,
        string help
    )
    {
        var found = Given.Text(Given.Task.Replace(right, wrong, StringComparison.Ordinal)).Diagnostics;

        Assert.All(found, d => Assert.Equal(RuleId.DTS103, d.Rule));
        Assert.Contains(found, d => d.Message == $"\"{key}\" cannot stand here" && d.Help == help);
    }

    [Theory]
    [InlineData("acs:ram::1646821763560001:role/x", "write only the name: x; DTS wants the name too")]
    [InlineData("acs:ram::1646821763560001:root", "write only the name, such as ram-for-dts; DTS wants the name too")]
    public static void An_ARN_in_the_place_of_a_role_s_name_offers_a_name_only_if_it_has_one(string arn, string help) =>
        Assert.Equal(
            help,
            Given
                .Text(Given.Task.Replace("database: MySQL", $"role: {{name: \"{arn}\"}}", StringComparison.Ordinal))
                .Diagnostics[0]
                .Help
        );

    private static IEnumerable<JsonSchema> Values(JsonSchema schema) =>
        schema.ActualSchema.Type.HasFlag(JsonObjectType.Object)
            ? schema.ActualSchema.Properties.Values.SelectMany(Values)
            : [schema.ActualSchema];
}

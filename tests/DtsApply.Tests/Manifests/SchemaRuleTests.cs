using DtsApply.Model;
using Xunit;

namespace DtsApply.Tests.Manifests;

/// <summary>Each line: what of a right manifest is replaced by what, and what is said then.</summary>
public static class SchemaRuleTests
{
    [Theory]
    [InlineData("dts-apply/v1", "dts-apply/v2", "1:13-1:25 DTS101 \"dts-apply/v2\" is not an apiVersion of this tool")]
    [InlineData("apiVersion: dts-apply/v1\n", "", "1:1-1:5 DTS101 apiVersion is missing")]
    [InlineData("kind: Account", "kind: Acount", "2:7-2:13 DTS102 \"Acount\" is not a kind")]
    [InlineData("kind: Account\n", "", "1:1-1:11 DTS102 kind is missing")]
    [InlineData("kind: Account\n", "Kind: Account\n", "2:1-2:5 DTS103 unknown key \"Kind\"")]
    [InlineData(
        "dts-apply/v1\nkind: Account",
        "apps/v1\nkind: Deployment",
        "1:13-1:20 DTS101 \"apps/v1\" is not an apiVersion of this tool"
    )]
    [InlineData("  name: orders", "  nmae: orders", "4:3-4:7 DTS103 unknown key \"nmae\"")]
    [InlineData("metadata:\n  name: orders\n", "", "1:1-1:11 DTS104 metadata is missing")]
    [InlineData("  name: orders\n", "  labels: {}\n", "3:1-3:9 DTS104 metadata.name is missing")]
    [InlineData("  name: orders", "  name: 4711", "4:9-4:13 DTS105 metadata.name is a number, not text")]
    [InlineData("  name: orders", "  name:", "4:3-4:7 DTS105 metadata.name is empty, not text")]
    [InlineData("  name: orders", "  name: [orders]", "4:3-4:7 DTS105 metadata.name is a list, not text")]
    [InlineData("  name: orders", "  name: Orders", "4:9-4:15 DTS107 \"Orders\" cannot be a name")]
    [InlineData("  name: orders", "  name: \"orders\\n\"", "4:9-4:19 DTS107 \"orders\n\" cannot be a name")]
    [InlineData("\"1646821763560001\"", "\"164682176356\"", "6:14-6:28 DTS108 the account ID has 12 digits, not 16")]
    [InlineData("\"1646821763560001\"", "164682176356", "6:14-6:26 DTS108 the account ID has 12 digits, not 16")]
    [InlineData("\"1646821763560001\"", "my-alias", "6:14-6:22 DTS108 the account ID is \"my-alias\", not 16 digits")]
    [InlineData(
        "\"1646821763560001\"",
        "164682176356000100001",
        "6:14-6:35 DTS108 the account ID has 21 digits, not 16"
    )]
    [InlineData("\"1646821763560001\"", "true", "6:14-6:18 DTS105 spec.accountId is true or false, not text")]
    [InlineData("\"1646821763560001\"", "16468217635600**", "6:14-6:30 DTS109 the account ID is masked")]
    [InlineData("\"1646821763560001\"", "1646821763560001", "6:14-6:30 DTS110 the account ID is a number, not text")]
    [InlineData("\"1646821763560001\"", "0000821763560001", "6:14-6:30 DTS110 the account ID is a number, not text")]
    [InlineData("spec:\n", "spec:\n  type: finance\n", "6:9-6:16 DTS106 \"finance\" is not an account type")]
    [InlineData("spec:\n", "spec:\n  credentials: {}\n", "6:3-6:14 DTS111 credentials names no source")]
    [InlineData("spec:\n", "spec:\n  credentials:\n", "6:3-6:14 DTS111 credentials names no source")]
    [InlineData(
        "spec:\n",
        "spec:\n  credentials: {profile: a, ambient: true}\n",
        "6:3-6:14 DTS111 credentials names 2 sources"
    )]
    [InlineData("spec:\n", "spec:\n  credentials: {profil: a}\n", "6:17-6:23 DTS103 unknown key \"profil\"")]
    [InlineData(
        "spec:\n",
        "spec:\n  credentials: {ambient: false}\n",
        "6:26-6:31 DTS106 \"false\" is not an ambient value"
    )]
    [InlineData(
        "spec:\n",
        "spec:\n  credentials: {environment: a b}\n",
        "6:30-6:33 DTS106 \"a b\" is not an environment prefix"
    )]
    [InlineData("spec:\n", "spec:\n  sts: {network: VPC}\n", "6:3-6:6 DTS104 spec.sts.region is missing")]
    [InlineData(
        "spec:\n",
        "spec:\n  sts: {region: evil.example/}\n",
        "6:17-6:30 DTS106 \"evil.example/\" is not a region"
    )]
    [InlineData(
        "spec:\n",
        "spec:\n  credentials: {accessKeyId: a, access_key-secret: b}\n",
        "6:17-6:28 DTS116 a manifest cannot hold a secret\n6:33-6:50 DTS116 a manifest cannot hold a secret"
    )]
    [InlineData(
        "spec:\n",
        "spec:\n  deep: {er: [{Security Token: b}]}\n",
        "6:3-6:7 DTS103 unknown key \"deep\"\n6:16-6:30 DTS116 a manifest cannot hold a secret"
    )]
    public static void An_account_with_a_mistake(string right, string wrong, string said) =>
        Check(Given.Account, right, wrong, said);

    [Theory]
    [InlineData("CrossAccountSource\n", "CrossAccount\n", "6:13-6:25 DTS106 \"CrossAccount\" is not a scenario")]
    [InlineData(
        "    account: lake\n",
        "    database: MySQL\n",
        "10:3-10:14 DTS104 spec.destination.account is missing"
    )]
    [InlineData("database: MySQL", "database: ''", "9:15-9:17 DTS105 spec.source.database is empty, not text")]
    [InlineData("database: MySQL", "role: {name: a/b}", "9:18-9:21 DTS112 \"a/b\" cannot be the name of a role")]
    [InlineData(
        "database: MySQL",
        "role: {name: \"acs:ram::1646821763560001:role/x\"}",
        "9:18-9:52 DTS113 the role's name is given as an ARN"
    )]
    [InlineData(
        "database: MySQL",
        "role: {name: AliyunDTSDefaultRole}",
        "9:18-9:38 DTS114 roles named Aliyun… belong to the service"
    )]
    [InlineData("database: MySQL", "role: {maxSessionDuration: 60}", "9:32-9:34 DTS117 60 s is no session duration")]
    [InlineData(
        "database: MySQL",
        "role: {maxSessionDuration: 1h}",
        "9:32-9:34 DTS105 spec.source.role.maxSessionDuration is a text, not a whole number"
    )]
    [InlineData(
        "database: MySQL",
        "role: {protect: yes}",
        "9:21-9:24 DTS105 spec.source.role.protect is a text, not true or false"
    )]
    [InlineData("database: MySQL", "role:", "9:5-9:9 DTS105 spec.source.role is empty, not a group of keys")]
    [InlineData("database: MySQL", "token: abc", "9:5-9:10 DTS116 a manifest cannot hold a secret")]
    [InlineData(
        "  destination:\n    account: lake\n",
        "  destination: lake\n",
        "10:16-10:20 DTS105 spec.destination is a text, not a group of keys"
    )]
    [InlineData("  destination:\n    account: lake\n", "", "5:1-5:5 DTS104 spec.destination is missing")]
    public static void A_task_with_a_mistake(string right, string wrong, string said) =>
        Check(Given.Task, right, wrong, said);

    [Fact]
    public static void A_description_is_measured_in_characters_not_in_units()
    {
        string With(int characters) =>
            Given.Task.Replace(
                "database: MySQL",
                $"role: {{description: {string.Concat(Enumerable.Repeat("😀", characters))}}}",
                StringComparison.Ordinal
            );

        Assert.Equal("", Given.Lines(Given.Text(With(1024)).Diagnostics));
        Assert.Contains(
            "DTS115 the description has 1025 characters, at most 1024 are kept",
            Given.Lines(Given.Text(With(1025)).Diagnostics),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            "DTS115",
            Given.Lines(Given.Text(With(1024) + "  surplus: 1\n").Diagnostics),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public static void A_list_of_kubectl_is_named_at_once_and_alone()
    {
        var text =
            "apiVersion: v1\nkind: List\nitems:\n- apiVersion: dts-apply/v1\n  kind: Account\n---\n" + Given.Task;
        var set = Given.Text(text);

        Assert.Equal(
            "2:7-2:11 DTS102 \"List\" is not a kind",
            Given.Lines([.. set.Diagnostics, .. DtsApply.Rules.ManifestRules.Check(set)])
        );
        Assert.Equal("write its items as documents, with --- between them", set.Diagnostics[0].Help);
    }

    private static void Check(string manifest, string right, string wrong, string said)
    {
        Assert.Equal("", Given.Lines(Given.Text(manifest).Diagnostics));

        var set = Given.Text(manifest.Replace(right, wrong, StringComparison.Ordinal));

        Assert.Equal(said, Given.Lines(set.Diagnostics));
        Assert.All(set.Diagnostics, d => Assert.NotNull(d.Help));
        Assert.True(set.AllRead);
    }
}

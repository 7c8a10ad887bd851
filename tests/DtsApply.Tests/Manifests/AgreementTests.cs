using CsCheck;
using DtsApply.Manifests.Schema;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using Xunit;

namespace DtsApply.Tests.Manifests;

/// <summary>
/// Three ways to one verdict: the quick walk, NJsonSchema over our objects, and NJsonSchema over objects that it loaded
/// itself.
/// </summary>
public static class AgreementTests
{
    private const string Full = """
        {"apiVersion":"dts-apply/v1","kind":"CrossAccountTask","metadata":{"name":"a-1","labels":{"team":"x","a.b":"y"}},
         "spec":{"scenario":"CrossAccountSource","task":{"type":"Migration","direction":"OneWay","account":"ops"},
          "source":{"account":"orders","database":"MySQL","accessMethod":"Database Gateway","variant":"RDS Cluster",
            "role":{"name":"ram.for-dts","description":"d","maxSessionDuration":3600,"extraPolicies":"Allow",
              "policies":["AliyunVPCReadOnlyAccess"],"protect":true}},
          "destination":{"account":"lake","database":"Kafka"}}}
        """;

    private const string Account = """
        {"apiVersion":"dts-apply/v1","kind":"Account","metadata":{"name":"orders"},
         "spec":{"accountId":"1646821763560001","type":"Finance",
          "credentials":{"assumeRole":{"from":"hub","role":"Admin","externalId":"ex","sessionName":"me"}},
          "sts":{"region":"cn-hangzhou","network":"VPC"}}}
        """;

    private const string List = """
        {"apiVersion":"dts-apply/v1","kind":"AccountList","metadata":{"name":"members"},
         "spec":{"type":"Finance","credentials":{"profile":true,"prefix":"dts-"},
          "accounts":{"billing":"1646821763560001","stock":1646821763560001,"Stores":"1646821763560001"}}}
        """;

    private const string ListOfVariables = """
        {"apiVersion":"dts-apply/v1","kind":"AccountList","metadata":{"name":"members"},
         "spec":{"sts":{"region":"cn-hangzhou"},"credentials":{"environment":"X"},
          "accounts":{"billing":"1646821763560001"}}}
        """;

    private static readonly Gen<JToken> Values = Gen.OneOf(
        Gen.String.Select(text => (JToken)new JValue(text)),
        Gen.OneOf(
                "",
                "a",
                "A-",
                "MySQL",
                "OneWay",
                "Account",
                "dts-apply/v1",
                "1646821763560001",
                "cn-hangzhou",
                "acs:ram::1:role/x",
                "Aliyun",
                new('a', 64),
                new('é', 1025)
            )
            .Select(text => (JToken)new JValue(text)),
        Gen.Long.Select(number => (JToken)new JValue(number)),
        Gen.OneOf(0L, 3599, 3600, 43200, 43201, 1646821763560001).Select(number => (JToken)new JValue(number)),
        Gen.Double.Select(number => (JToken)new JValue(number)),
        Gen.Bool.Select(flag => (JToken)new JValue(flag)),
        Gen.Const(() => (JToken)JValue.CreateNull()),
        Gen.Const(() => (JToken)new JObject()),
        Gen.Const(() => (JToken)new JObject(new JProperty("name", "a"), new JProperty("profile", "b"))),
        Gen.Const(() => (JToken)new JArray()),
        Gen.Const(() => (JToken)new JArray("AliyunVPCReadOnlyAccess", "AliyunVPCReadOnlyAccess")),
        Gen.Const(() => (JToken)new JArray(1, "a"))
    );

    // Where to change something, how, and what to put there.
    private static readonly Gen<(int Where, int How, JToken What)[]> Changes = Gen.Select(
        Gen.Int[0, 1000],
        Gen.Int[0, 3],
        Values
    ).Array[0, 4];

    [Fact]
    public static async Task The_three_agree()
    {
        var loaded = await JsonSchema.FromJsonAsync(ManifestSchema.Text, TestContext.Current.CancellationToken);

        Gen.Select(Gen.OneOf(Full, Account, List, ListOfVariables), Changes)
            .Sample(
                (text, changes) =>
                {
                    var manifest = JObject.Parse(text);
                    var kind = (string)manifest["kind"]!;
                    Array.ForEach(changes, change => Change(manifest, change.Where, change.How, change.What));
                    var own = ManifestSchema.Find(kind)!;
                    var errors = own.Validate(manifest).ToList();
                    var expected = loaded.Definitions[kind].Validate(manifest);

                    Assert.Equal(
                        expected.Select(e => e.ToString()).Order(StringComparer.Ordinal),
                        errors.Select(e => e.ToString()).Order(StringComparer.Ordinal)
                    );
                    Assert.Equal(errors.Count is 0, FastValidator.IsValid(manifest, own));
                },
                iter: 3000
            );
    }

    private static void Change(JObject manifest, int where, int how, JToken what)
    {
        var all = manifest.Descendants().OfType<JProperty>().ToList();
        if (all.Count is 0)
        {
            return;
        }

        var property = all[where % all.Count];
        switch (how)
        {
            case 0:
                property.Remove();
                break;
            case 1:
                property.Value = what.DeepClone();
                break;
            case 2 when property.Parent is JObject parent:
                parent[where % 2 is 0 ? "surplus" : "profile"] = what.DeepClone();
                break;
            default:
                break;
        }
    }
}

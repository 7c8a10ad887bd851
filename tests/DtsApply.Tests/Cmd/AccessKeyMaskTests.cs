using Xunit;

namespace DtsApply.Tests.Cmd;

/// <summary>
/// IDs and secrets of keys in places where nobody expects them, through the whole command in every format.
/// </summary>
[Collection(nameof(TypedScreen))]
public static class AccessKeyMaskTests
{
    private const string Id = "LTAI5tQe7Hw2Rk9ZpVx7Qd";
    private const string Temporary = "STS.NUgYrLnoC37mZZCNnAbez";
    private const string Secret = "Zq9Xw7Kd0aLm3TfVbN1y";

    public static TheoryData<string> Documents =>
        [
            $"  accountId: {Id}\n",
            $"  accountId: \"{Id}\"\n",
            $"  accountId: \"1646821763560001\"\n  type: {Id}\n",
            $"  accountId: \"1646821763560001\"\n  type: a{Temporary}\n",
            $"  accountId: \"1646821763560001\"\n  {Id}: x\n",
            $"  accountId: \"1646821763560001\"\n  credentials: {{profile: {Id}, profil: x, ambient: true}}\n",
            $"  accountId: \"1646821763560001\"\n  credentials: {{profil: x}}  # {Id} {Temporary}\n",
            $"  accountId: \"1646821763560001\"\n  credentials: {Id}\n",
            $"  accountId: \"1646821763560001\"\n  credentials:\n    assumeRole: {{from: {Id}, role: {Temporary}/}}\n",
            $"  accountId: \"1646821763560001\"\n  labels: {Id}: {Temporary}\n",
            $"  accountId: \"1646821763560001\"\n  credentials:\n    environment: ORDERS "
                + $"ORDERS_ACCESS_KEY_SECRET={Secret}\n",
            $"  accountId: \"1646821763560001\"\n  credentials:\n    accessKeySecret {Secret}\n",
            $"  accountId: \"1646821763560001\"\n  credentials: {Id} {Secret}\n",
            $"  accountId: \"1646821763560001\"\n  credentials: [{Id}, {Secret}]\n",
            $"  accountId: \"1646821763560001\"\n  credentials: {{profil: x}}  # sk: {Secret}\n",
            $"  accountId: \"1646821763560001\"\n  type: {Id}\n---\napiVersion: dts-apply/v1\nkind: "
                + $"CrossAccountTask\nmetadata: {{name: {Id}}}\nspec:\n  scenario: {Id}\n  source: {{account: "
                + $"{Id}, database: {Id}}}\n  destination: {{account: orders, database: {Temporary}, "
                + $"accessMethod: {Id}}}\n",
            $"  accountId: \"1646821763560001\"\n---\napiVersion: dts-apply/v1\nkind: CrossAccountTask\nmetadata: "
                + $"{{name: t}}\nspec:\n  scenario: CrossAccountSource\n  source: {{account: orders, database: "
                + $"{Id}, accessMethod: {Temporary}, variant: {Id}, role: {{name: \"{Id}/\"}}}}\n  "
                + $"destination: {{account: orders, database: MySQL}}\n",
        ];

    [Theory]
    [MemberData(nameof(Documents))]
    public static void No_format_shows_them_whole(string spec)
    {
        foreach (var format in (string[])["text", "text -v", "json", "sarif", "junit", "github"])
        {
            using var command = new CommandRun();
            command.Write(
                "k.yaml",
                $"apiVersion: dts-apply/v1\nkind: Account\nmetadata: {{name: orders}}\nspec:\n{spec}"
            );
            command.Run(["validate", "-f", "k.yaml", "-o", .. format.Split(' ')]);

            Assert.Equal(65, command.Code);
            foreach (var secret in (string[])[Id, Temporary, Secret])
            {
                Assert.DoesNotContain(secret, command.Out + command.Error, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public static void An_ID_stays_recognizable_and_marks_stay_under_their_words()
    {
        using var command = new CommandRun();
        command.Write(
            "k.yaml",
            $"apiVersion: dts-apply/v1\nkind: Account\nmetadata: {{name: orders, labels: {{a: {Id}}}, x: "
                + $"y}}\nspec: {{accountId: \"1646821763560001\", type: {Id}}}\n"
        );
        var text = Reporting.Screen.Strip(command.Run("validate", "-f", "k.yaml").Out);

        Assert.Contains("\"LTAI…x7Qd\" is not an account type", text, StringComparison.Ordinal);
        Assert.Contains(
            "3 | metadata: {name: orders, labels: {a: LTAI…x7Qd}, x: y}\n     |                                   "
                + "               ^\n",
            text,
            StringComparison.Ordinal
        );
    }
}

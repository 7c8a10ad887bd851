using System.Text.Json;
using Xunit;

namespace DtsApply.Tests.Cmd;

/// <summary>What is to be entered in the DTS console, for machines: all that the card says.</summary>
public static class HandOffJsonTests
{
    [Theory]
    [InlineData("orders.yaml")]
    [InlineData("shop.yaml")]
    [InlineData("crm.yaml")]
    public static void Machines_get_all_that_the_card_says(string file)
    {
        using var card = new CommandRun().Run("task", "-f", file, "--color", "never");
        using var json = new CommandRun().Run("task", "-f", file, "-o", "json");
        var task = JsonDocument.Parse(json.Out).RootElement.GetProperty("tasks")[0];
        var logOn = task.GetProperty("logOn");

        Assert.Contains(
            $"  log on as    account {Text(logOn, "account")}, {Text(logOn, "accountId")}\n"
                + $"               {Text(logOn, "note")}\n",
            card.Out,
            StringComparison.Ordinal
        );
        var form = task.GetProperty("console")
            .EnumerateArray()
            .Select(section =>
                $"  {Text(section, "section")}\n"
                + string.Concat(
                    section
                        .GetProperty("fields")
                        .EnumerateObject()
                        .Select(field => $"    {field.Name,-46}{field.Value}\n")
                )
            );
        Assert.Contains(string.Join('\n', form), card.Out, StringComparison.Ordinal);
        Assert.Equal(file is "shop.yaml" ? 1 : 0, task.GetProperty("notes").GetArrayLength());
        Assert.All(task.GetProperty("notes").EnumerateArray(), note =>
            Assert.Contains($"    {note}\n", card.Out, StringComparison.Ordinal)
        );
    }

    [Fact]
    public static void What_is_not_named_is_null_for_machines()
    {
        using var run = HandOffTests.Sides("account: orders", "account: lake");
        run.Run("task", "-f", "bare.yaml", "-o", "json");
        var fields = JsonDocument
            .Parse(run.Out)
            .RootElement.GetProperty("tasks")[0]
            .GetProperty("console")[0]
            .GetProperty("fields");

        Assert.All(["Database Type", "Access Method"], label =>
            Assert.Equal(JsonValueKind.Null, fields.GetProperty(label).ValueKind)
        );
    }

    private static string? Text(JsonElement element, string member) => element.GetProperty(member).GetString();
}

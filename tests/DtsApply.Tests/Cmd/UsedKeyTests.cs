using DtsApply.Alibaba.Credentials;
using DtsApply.Cmd.Console;
using Xunit;

namespace DtsApply.Tests.Cmd;

/// <summary>Whatever a service repeats of the keys that it is called with, no output shows it.</summary>
public static class UsedKeyTests
{
    private const string Secret = "wH/7+canary=0123456789&x";
    private const string Token = "CAISxQF1q6Ft5B2yfSjIr5bhJ+canary/token==";

    [Theory]
    [InlineData($"plain {Secret} and {Token}")]
    [InlineData("escaped wH%2F7%2Bcanary%3D0123456789%26x")]
    [InlineData("in JSON wH/7\\u002Bcanary=0123456789\\u0026x")]
    public static void A_secret_is_hidden_in_each_spelling(string text)
    {
        using var shown = new StringWriter();
        var keys = new UsedKeys();
        using var writer = new HidingWriter(shown, keys);
        writer.Write("canary before\n");
        keys.Add(new AccessKey("LTAI5tExampleKeyId01", Secret, Token));
        keys.Add(new AccessKey("LTAI5tExampleKeyId02", "short"));

        writer.Write($"{text}, short\n");

        Assert.StartsWith("canary before\n", shown.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("canary", shown.ToString()[14..], StringComparison.Ordinal);
        Assert.EndsWith("(hidden), short\n", shown.ToString(), StringComparison.Ordinal);
    }
}

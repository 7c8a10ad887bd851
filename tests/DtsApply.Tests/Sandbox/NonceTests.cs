using DtsApply.Sandbox;
using Xunit;

namespace DtsApply.Tests.Sandbox;

/// <summary>A request that was captured is good for one answer, in whichever process.</summary>
public static class NonceTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public static async Task Nonces_outlive_the_process_and_are_forgotten_when_their_stamps_are()
    {
        using var bench = await Bench.OpenAsync(Keeping);
        var request = bench.Signed(SandboxKeys.OfUser(Bench.Orders), "GetCallerIdentity");
        Assert.Equal("200", $"{Answer.Read(await bench.SendAsync(request))}");

        await bench.ReopenAsync(Keeping);
        Assert.Equal("400 SignatureNonceUsed", $"{Answer.Read(await bench.SendAsync(request))}");
        bench.Clock.Now += TimeSpan.FromMinutes(15);
        await bench.ReopenAsync(Keeping);
        Assert.Equal("400 SignatureNonceUsed", $"{Answer.Read(await bench.SendAsync(request))}");

        for (var n = 0; n < 1100; n++)
        {
            await StoreTests.PutAsync(bench.Store, "r", $"version {n}");
        }

        await bench.ReopenAsync(Keeping);
        Assert.Equal("400 SignatureNonceUsed", $"{Answer.Read(await bench.SendAsync(request))}");
        bench.Clock.Now += TimeSpan.FromMinutes(16);
        await bench.CallAsync("GetCallerIdentity");
        for (var n = 0; n < 1100; n++)
        {
            await StoreTests.PutAsync(bench.Store, "r", $"version {n}");
        }

        Assert.True(await bench.Store.CompactAsync(Token));
        Assert.Single(await File.ReadAllLinesAsync(bench.File, Token), line =>
            line.Contains("\"nonces\":[", StringComparison.Ordinal)
        );
        Assert.DoesNotContain("},{\"hash\"", await File.ReadAllTextAsync(bench.File, Token), StringComparison.Ordinal);

        static SandboxOptions Keeping(SandboxOptions options) => options with { KeepsNonces = true };
    }

    [Fact]
    public static async Task Callers_who_come_together_are_remembered_each()
    {
        using var bench = await Bench.OpenAsync(options => options with { KeepsNonces = true });
        var requests = Enumerable
            .Range(0, 60)
            .Select(_ => bench.Signed(SandboxKeys.OfUser(Bench.Orders), "GetCallerIdentity"))
            .ToList();

        var answers = await Task.WhenAll(
            requests
                .Concat(requests)
                .Select(request => Task.Run(async () => $"{Answer.Read(await bench.SendAsync(request))}", Token))
        );

        Assert.Equal(60, answers.Count(answer => answer is "200"));
        await bench.ReopenAsync();
        Assert.All(await Task.WhenAll(requests.Select(bench.SendAsync)), answer =>
            Assert.Equal("SignatureNonceUsed", Answer.Read(answer).Code)
        );
    }
}

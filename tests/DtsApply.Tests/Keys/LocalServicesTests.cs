using System.Net;
using DtsApply.Alibaba.Credentials;
using DtsApply.Live;
using DtsApply.Tests.Alibaba;
using Xunit;

namespace DtsApply.Tests.Keys;

/// <summary>Services near the machine that give keys, when they do not: what is asked again, and for how long.</summary>
public static class LocalServicesTests
{
    private const string Key = "canary-secret-0123456789";

    public static TheoryData<string, string?, int, double> Answers =>
        new()
        {
            // What comes, what is made of it, how often it is asked, and for how many seconds.
            { "200", Key, 1, 0 },
            { "503 200", Key, 2, 0.5 },
            { "429 500 200", Key, 3, 1.5 },
            { "cut 200", Key, 2, 0.5 },
            { "hangs 200", Key, 2, 5.5 },
            { "404 200", null, 1, 0 },
            { "403 200", null, 1, 0 },
            { "302 200", null, 1, 0 },
            { "503 404 200", null, 2, 0.5 },
            { "503 503 503 503 200", "http://100.100.100.200 answers with status 503 only", 4, 3.5 },
            { "hangs hangs 200", "nothing answers at http://100.100.100.200", 2, 10.5 },
            { "refused 200", "nothing answers at http://100.100.100.200", 1, 0 },
            { "unconnected 200", "nothing answers at http://100.100.100.200", 1, 0 },
            { "huge 200", "nothing answers at http://100.100.100.200", 1, 0 },
        };

    [Theory]
    [MemberData(nameof(Answers))]
    public static void Faults_and_lost_answers_are_asked_again_within_bounds_and_nothing_else_is(
        string answers,
        string? expected,
        int asked,
        double seconds
    )
    {
        var clock = new SteppedClock();
        using var service = new Scripted(answers.Split(' '));
        using var services = new LocalServices(service, new(clock, () => 0.5, null));
        string? said;
        try
        {
            said = clock.Run(async () => await AskAsync(services, CancellationToken.None));
        }
        catch (CloudException failure)
        {
            Assert.Equal(FailureKind.NoAnswer, failure.Kind);
            Assert.NotNull(failure.Help);
            Assert.DoesNotContain(Key, failure.ToString(), StringComparison.Ordinal);
            said = failure.Message;
        }

        Assert.Equal((expected, asked), (said, service.Asked));
        Assert.Equal(TimeSpan.FromSeconds(seconds), clock.Elapsed);
    }

    [Fact]
    public static async Task Whoever_waits_may_stop_waiting()
    {
        using var service = new Scripted(["503"]);
        using var services = new LocalServices(service, new(TimeProvider.System, () => 100, null));
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        using var hanging = new Scripted(["hangs"]);
        using var others = new LocalServices(hanging, new(TimeProvider.System, () => 0, null));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => AskAsync(others, stop.Token));
        await Assert.ThrowsAsync<CloudException>(() => AskAsync(services, CancellationToken.None));
    }

    private static Task<string?> AskAsync(LocalServices services, CancellationToken cancellationToken) =>
        services.AskAsync(
            HttpMethod.Get,
            new("http://100.100.100.200/latest/meta-data/ram/security-credentials/ci"),
            header: null,
            cancellationToken
        );

    private sealed class Scripted(string[] answers) : HttpMessageHandler
    {
        public int Asked { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            var answer = answers[Math.Min(Asked++, answers.Length - 1)];
            switch (answer)
            {
                case "cut":
                    throw new HttpRequestException(HttpRequestError.ResponseEnded, Key);
                case "refused":
                    throw new HttpRequestException(HttpRequestError.ConnectionError, Key);
                case "unconnected":
                    throw new TaskCanceledException(Key, new TimeoutException());
                case "hangs":
                    await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
                    break;
            }

            return new(answer is "huge" ? HttpStatusCode.OK : (HttpStatusCode)int.Parse(answer, null))
            {
                Content = new StringContent(answer is "huge" ? new(' ', 1 << 20) : Key),
            };
        }
    }
}

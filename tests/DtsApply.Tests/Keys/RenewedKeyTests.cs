using DtsApply.Alibaba.Credentials;
using DtsApply.Live;
using DtsApply.Tests.Sandbox;
using Xunit;

namespace DtsApply.Tests.Keys;

/// <summary>When keys are fetched, and how often.</summary>
public static class RenewedKeyTests
{
    [Fact]
    public static async Task A_key_is_fetched_when_it_is_needed_and_used_until_a_fifth_of_its_life_is_left()
    {
        var (source, clock) = (new Source(), new SandboxClock(SandboxClock.Start));
        var keys = new RenewedKey(source.LivesFor(clock, TimeSpan.FromHours(1)), clock);
        Assert.Equal(0, source.Fetched);

        var first = await keys.CurrentAsync(CancellationToken.None);
        clock.Now += TimeSpan.FromMinutes(47);
        Assert.Same(first, await keys.CurrentAsync(CancellationToken.None));
        clock.Now += TimeSpan.FromMinutes(1);
        Assert.NotSame(first, await keys.CurrentAsync(CancellationToken.None));
        Assert.Equal(2, source.Fetched);
    }

    [Fact]
    public static async Task All_that_wait_share_one_fetch()
    {
        var (source, gate) = (new Source(), new TaskCompletionSource());
        source.Before = gate.Task;
        var keys = new RenewedKey(source, TimeProvider.System);
        var waiting = Enumerable.Range(0, 100).Select(_ => keys.CurrentAsync(CancellationToken.None)).ToList();
        gate.SetResult();
        Assert.Single((await Task.WhenAll(waiting)).Distinct());
        Assert.Equal(1, source.Fetched);
    }

    [Fact]
    public static async Task Whoever_stops_waiting_does_not_end_the_fetch_of_others()
    {
        var (source, gate) = (new Source(), new TaskCompletionSource());
        source.Before = gate.Task;
        var keys = new RenewedKey(source, TimeProvider.System);
        using var stop = new CancellationTokenSource();
        var impatient = keys.CurrentAsync(stop.Token);
        var patient = keys.CurrentAsync(CancellationToken.None);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        gate.SetResult();
        Assert.NotNull(await patient);
    }

    [Fact]
    public static async Task A_key_that_still_lives_will_do_where_there_is_no_new_one()
    {
        var (source, clock) = (new Source(), new SandboxClock(SandboxClock.Start));
        var keys = new RenewedKey(source.LivesFor(clock, TimeSpan.FromHours(1)), clock);
        var first = await keys.CurrentAsync(CancellationToken.None);

        source.Fails = true;
        clock.Now += TimeSpan.FromMinutes(50);
        Assert.Same(first, await keys.CurrentAsync(CancellationToken.None));
        Assert.Same(first, await keys.CurrentAsync(CancellationToken.None));
        Assert.Equal(2, source.Fetched);

        clock.Now += TimeSpan.FromMinutes(11);
        await Assert.ThrowsAsync<CloudException>(() => keys.CurrentAsync(CancellationToken.None));
    }

    [Fact]
    public static async Task That_a_source_gives_nothing_is_asked_once_and_told_to_all()
    {
        var source = new Source { Fails = true };
        var keys = new RenewedKey(source, TimeProvider.System);
        await Assert.ThrowsAsync<CloudException>(() => keys.CurrentAsync(CancellationToken.None));
        await Assert.ThrowsAsync<CloudException>(() => keys.CurrentAsync(CancellationToken.None));
        Assert.Equal(1, source.Fetched);
    }

    [Fact]
    public static async Task A_refused_key_is_replaced_once_for_all_that_were_refused()
    {
        var source = new Source();
        var keys = new RenewedKey(source, TimeProvider.System);
        var refused = await keys.CurrentAsync(CancellationToken.None);
        var other = await keys.AfterAsync(refused, CancellationToken.None);
        Assert.NotSame(refused, other);
        Assert.Same(other, await keys.AfterAsync(refused, CancellationToken.None));
        Assert.Equal(2, source.Fetched);
    }

    private sealed class Source : IKeySource
    {
        private Func<DateTimeOffset?> _end = () => null;

        public string Label => "somewhere";

        public bool CanRenew => true;

        public int Fetched { get; private set; }

        public bool Fails { get; set; }

        public Task Before { get; set; } = Task.CompletedTask;

        public Source LivesFor(TimeProvider clock, TimeSpan life)
        {
            _end = () => clock.GetUtcNow() + life;
            return this;
        }

        public async Task<AccessKey> FetchAsync(CancellationToken cancellationToken)
        {
            Fetched++;
            await Before;
            return Fails
                ? throw new CloudException(FailureKind.Credentials, "nothing there")
                : new($"STS.{Fetched}", "secret", "token") { Expires = _end() };
        }
    }
}

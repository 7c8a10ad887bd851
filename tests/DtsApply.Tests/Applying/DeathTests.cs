using DtsApply.Applying.Journals;
using DtsApply.Model;
using DtsApply.Planning.Saved;
using Xunit;

namespace DtsApply.Tests.Applying;

/// <summary>
/// A run that dies at a call tells nothing more. What its journal holds by then must be true, and tell everything but
/// the one call in flight.
/// </summary>
public static class DeathTests
{
    [Theory]
    [MemberData(nameof(JournalTests.CreateOrUpdate), MemberType = typeof(JournalTests))]
    public static async Task The_journal_of_a_run_that_died_at_any_call_tells_for_every_write_whether_it_was_done(
        bool creates
    )
    {
        var died = 0;
        for (var call = 1; call < 20; call++)
        {
            foreach (var after in (bool[])[false, true])
            {
                died += await DiesAsync(JournalTests.Cloud(creates), call, after) ? 1 : 0;
            }
        }

        Assert.InRange(died, 6, 30);
    }

    /// <summary>
    /// One run that dies before its n-th call, or after its n-th write was carried out; whether it did.
    /// </summary>
    private static async Task<bool> DiesAsync(FakeCloud cloud, int dies, bool after)
    {
        var journal = new MemoryJournal();
        var calls = 0;
        var carriedOut = new List<string>();
        // The first calls make the plan, which needs no journal.
        cloud.Trouble = (_, _) =>
            journal.Text.Length > 0 && !after && ++calls == dies ? throw new DeathException() : null;
        cloud.AfterWrite = _ =>
        {
            carriedOut.Add(cloud.Log.Last().Split(' ')[0]);
            if (after && carriedOut.Count == dies)
            {
                throw new DeathException();
            }
        };
        var died = await Record.ExceptionAsync(() => JournalTests.ApplyAsync(cloud, journal)) is DeathException;
        Check(cloud, JournalReader.Read(journal.Text)!, carriedOut, died);
        return died;
    }

    private static void Check(FakeCloud cloud, JournalRun run, List<string> carriedOut, bool died)
    {
        var role = run.Roles.Single();
        var done = role.Writes.Where(write => write.Status is Status.Done).Select(write => write.Op).ToList();
        var unknown = role.Writes.Where(write => write.Status is Status.Unknown).ToList();

        Assert.Equal(died, run.ExitCode is null);
        Assert.Equal(done, carriedOut.Take(done.Count));
        Assert.InRange(carriedOut.Count, done.Count, role.Writes.Length);
        Assert.InRange(unknown.Count, 0, 1);
        if (role.IsReadLast)
        {
            Assert.Equal(
                Fingerprint.Of(cloud.Roles.GetValueOrDefault(role.Address)),
                Fingerprint.Of(role.Reading!.Role)
            );
        }
    }

#pragma warning disable CA1064 // it never leaves this test
    private sealed class DeathException : Exception;
#pragma warning restore CA1064
}

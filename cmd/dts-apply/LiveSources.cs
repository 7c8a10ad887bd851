using System.Collections.Immutable;
using DtsApply.Applying;
using DtsApply.Applying.Journals;
using DtsApply.Cmd.CommandLine;
using DtsApply.Cmd.Console;
using DtsApply.Cmd.Files;
using DtsApply.Live;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.UseCases;

namespace DtsApply.Cmd;

/// <summary>
/// What a plan is made from besides manifests: the service that the options name, and the journals on this disk.
/// </summary>
/// <param name="world">What the command touches.</param>
/// <param name="output">Shows the reading.</param>
/// <param name="options">The service, and how it is called.</param>
/// <param name="journals">The folder of journals, where one is named.</param>
internal sealed class LiveSources(CommandEnvironment world, Output output, CallOptions options, string? journals = null)
    : ILiveSources,
        IDisposable
{
    private CloudConnection? _connection;

    /// <summary>Names the run, also in the sessions of roles that are assumed for it.</summary>
    public string RunId { get; } = RunIds.New(world.Clock);

    /// <summary>A call will be tried again.</summary>
    public event Action<RetryNotice>? Retried;

    public async Task<bool> AgreesToAsync(string host)
    {
        if (!world.CanAsk || !output.IsText)
        {
            return false;
        }

        output.Error.Prose(0, CredentialsMessages.HostIsForeign(host));
        world.DiscardTyped();
        output.Error.Ask(CredentialsMessages.TypeTheHost(host));
        return string.Equals((await world.AnswerAsync())?.Trim(), host, StringComparison.OrdinalIgnoreCase);
    }

    public async Task<ICloud> ConnectAsync(ImmutableArray<Account> accounts)
    {
        _connection = await CloudConnection.OpenAsync(world, options, accounts, RunId, notice =>
            Retried?.Invoke(notice)
        );
        return new WatchedCloud(_connection.Cloud, world.LastWrite, world.Clock);
    }

    public async Task<ICloudReader> ConnectToReadAsync(ImmutableArray<Account> accounts) =>
        await ConnectAsync(accounts);

    public IReadOnlyCollection<JournalRun> ReadKilledRuns() => KilledRuns.Read(world, journals);

    public IReadingProgress ShowReading(int accounts) => new ReadingProgress(output, accounts, world.Clock);

    public void Dispose() => _connection?.Dispose();
}

using System.Collections.Immutable;
using DtsApply.Alibaba;
using DtsApply.Alibaba.Credentials;
using DtsApply.Applying;
using DtsApply.Cmd.CommandLine;
using DtsApply.Live;
using DtsApply.Model;
using DtsApply.Sandbox;
using DtsApply.Sandbox.Storing;

namespace DtsApply.Cmd;

/// <summary>The door of one run, with what has to be closed after it.</summary>
/// <param name="Cloud">The door.</param>
/// <param name="Closes">Closed in this order.</param>
internal sealed record CloudConnection(ICloud Cloud, params IReadOnlyList<IDisposable> Closes) : IDisposable
{
    /// <summary>
    /// Opens the door to Alibaba Cloud, to another address, or to the sandbox: the same client, with an answering
    /// handler below it.
    /// </summary>
    /// <param name="world">What the command touches.</param>
    /// <param name="options">What the user asked for.</param>
    /// <param name="accounts">The declared accounts; all of them exist in the sandbox.</param>
    /// <param name="runId">Names the run.</param>
    /// <param name="onRetry">Told of calls that are tried again.</param>
    public static async Task<CloudConnection> OpenAsync(
        CommandEnvironment world,
        CallOptions options,
        ImmutableArray<Account> accounts,
        string runId,
        Action<RetryNotice> onRetry
    )
    {
        if (world.Cloud is { } given)
        {
            return new(given);
        }

        // A relative home would be one in the working folder.
        var profiles = options.ProfileFile
            ?? Path.Combine(Path.IsPathFullyQualified(world.Home) ? world.Home : "/", ".aliyun", "config.json");
        var cloud = new CloudOptions(
            world.Clock,
            new(world.Environment, profiles, world.Home) { SessionName = $"dts-apply-{runId}" },
            Settings.Duration("timeout", options.Timeout)
        )
        {
            Accounts = accounts,
            Endpoint = options.Endpoint is { } endpoint ? Settings.Endpoint(endpoint) : null,
            Jitter = world.Jitter,
            OnRetry = onRetry,
            OnKey = world.UsedKeys.Add,
            UserAgent = $"dts-apply/{ToolVersion.Current}",
        };
        return options.Sandbox
            ? await InSandboxAsync(cloud, options.SandboxState, [.. accounts.Select(account => account.Id.Value!)])
            : Over(RamClient.Open(cloud));
    }

    public void Dispose()
    {
        foreach (var part in Closes)
        {
            part.Dispose();
        }
    }

    private static CloudConnection Over(AlibabaCloud cloud) => new(cloud, cloud);

    private static async Task<CloudConnection> InSandboxAsync(CloudOptions options, string state, string[] accountIds)
    {
        var store = await SandboxStore.OpenAsync(state, CancellationToken.None);
        var sandbox = new SandboxCloud(store, new(accountIds, options.Clock));
        return await RamClient.OpenAsync(sandbox, store, options with { Keys = options.Keys with { Issued = Issued } });

        static AccessKey Issued(Account account)
        {
            var key = SandboxKeys.OfUser(account.Id.Value!);
            return new(key.Id, key.Secret) { Label = "the sandbox" };
        }
    }
}

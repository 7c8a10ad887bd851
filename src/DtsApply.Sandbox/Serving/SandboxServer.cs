using System.Net;
using System.Net.Sockets;
using DtsApply.Sandbox.Storing;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace DtsApply.Sandbox.Serving;

/// <summary>
/// The sandbox on a loopback port. Kestrel and nothing else: no host, so no configuration file and no environment
/// variable has a say in where it listens.
/// </summary>
public sealed class SandboxServer : IAsyncDisposable
{
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(30);

    private readonly KestrelServer _kestrel;
    private readonly CancellationTokenSource _stopped = new();
    private Task _tidying = Task.CompletedTask;

    private SandboxServer(KestrelServer kestrel) => _kestrel = kestrel;

    /// <summary>The address at which clients reach it.</summary>
    public Uri Endpoint { get; private set; } = null!;

    /// <summary>Starts listening.</summary>
    /// <param name="cloud">Who answers.</param>
    /// <param name="store">Its memory, which is compacted when nobody calls.</param>
    /// <param name="options">Where and how.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <exception cref="AddressTakenException">The port is in use, or not for this user.</exception>
    /// <exception cref="SandboxStateException">The state file cannot be used.</exception>
    public static async Task<SandboxServer> StartAsync(
        SandboxCloud cloud,
        SandboxStore store,
        ServerOptions options,
        CancellationToken cancellationToken
    )
    {
        if (!IPAddress.IsLoopback(options.Listen.Address))
        {
            throw new ArgumentException($"{options.Listen} is not a loopback address", nameof(options));
        }

        await store.HoldAsync(cancellationToken);
        var requests = new Requests(cloud, options);
        var server = new SandboxServer(Kestrel(options));
        try
        {
            await server._kestrel.StartAsync(requests, cancellationToken);
            server.Endpoint = new(server._kestrel.Features.Get<IServerAddressesFeature>()!.Addresses.First());
            server._tidying = server.TidyAsync(store, requests);
            return server;
        }
        catch (Exception exception) when (exception.GetBaseException() is SocketException reason)
        {
            await server.DisposeAsync();
            throw new AddressTakenException(options.Listen, reason);
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops: what is under way may end, for three seconds.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopped.CancelAsync();
        await _tidying;
        using (var patience = new CancellationTokenSource(Farewell))
        {
            await _kestrel.StopAsync(patience.Token);
        }

        _kestrel.Dispose();
        _stopped.Dispose();
    }

    private static KestrelServer Kestrel(ServerOptions options)
    {
        var kestrel = new KestrelServerOptions { AddServerHeader = false };
        kestrel.Limits.MaxConcurrentConnections = options.MaxConnections;
        kestrel.Limits.MaxRequestLineSize = options.MaxRequestLine;
        kestrel.Limits.MaxRequestHeadersTotalSize = 64 * 1024;
        kestrel.Limits.MaxRequestBufferSize = options.MaxRequestLine + (64 * 1024);
        kestrel.Limits.MaxRequestBodySize = options.MaxBody;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(30);
        kestrel.Listen(options.Listen, listen => listen.Protocols = HttpProtocols.Http1);
        var sockets = new SocketTransportFactory(
            Options.Create(new SocketTransportOptions()),
            NullLoggerFactory.Instance
        );
        return new(Options.Create(kestrel), sockets, NullLoggerFactory.Instance);
    }

    /// <summary>Compacts the state file when nobody has called for a while.</summary>
    private async Task TidyAsync(SandboxStore store, Requests requests)
    {
        try
        {
            for (long before = -1; ; before = requests.Count)
            {
                await Task.Delay(Idle, _stopped.Token);
                if (before == requests.Count || store.IsLong)
                {
                    await store.CompactAsync(_stopped.Token);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped.
        }
        catch (SandboxStateException problem)
        {
            requests.Report(problem);
        }
    }
}

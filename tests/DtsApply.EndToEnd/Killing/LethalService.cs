using System.Diagnostics;
using System.Net;
using DtsApply.Alibaba;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Sandbox;
using DtsApply.Sandbox.Storing;
using Xunit;

namespace DtsApply.EndToEnd.Killing;

/// <summary>When a run is killed.</summary>
/// <param name="Write">At which of its writes, from 1; all of them are carried out.</param>
/// <param name="Answered">Whether that write is still answered; then the kill comes with the next call.</param>
internal sealed record Death(int Write, bool Answered);

/// <summary>
/// A sandbox on a loopback port that kills its client, and remembers the role as it was after every write.
/// </summary>
internal sealed class LethalService : IAsyncDisposable
{
    public const string Orders = "0000111122223333";
    public const string RoleName = "ram-for-dts";

    private static readonly Account Account = new(
        Given("orders"),
        Given(Orders),
        Given(AccountType.Public),
        Given<Model.Credentials>(new EnvironmentCredentials("ORDERS")),
        null,
        System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty
    );

    private readonly string _folder = Directory.CreateTempSubdirectory("dts-apply-lethal-").FullName;
    private readonly HttpListener _listener = Loopback.Listen();
    private readonly SandboxStore _store;
    private readonly SandboxCloud _sandbox;
    private readonly AlibabaCloud _own;
    private readonly Task _serving;
    private TaskCompletionSource<Process> _victim = new();
    private Death? _death;

    public LethalService()
    {
        _store = SandboxStore
            .OpenAsync(Path.Combine(_folder, "sandbox.json"), CancellationToken.None)
            .AsTask()
            .GetAwaiter()
            .GetResult();
        _sandbox = new(_store, new([Orders], TimeProvider.System));
        var key = SandboxKeys.OfUser(Orders);
        _own = new(
            new(
                TimeProvider.System,
                new(_ => null, "", "") { Issued = _ => new(key.Id, key.Secret) { Label = "the test" } },
                TimeSpan.FromMinutes(1)
            )
            {
                Handler = new SandboxHandler(_sandbox),
                Jitter = () => 0.5,
            }
        );
        _serving = Task.Run(ServeAsync);
    }

    public string Endpoint => _listener.Prefixes.Single().TrimEnd('/');

    /// <summary>The role after each write of the client, in order.</summary>
    public List<(string Action, Role? After)> Writes { get; } = [];

    public Task<Role?> RoleAsync() => _own.ReadRoleAsync(Account, RoleName, TestContext.Current.CancellationToken);

    public async Task CarryOutAsync(RoleAction action) =>
        await _own.CarryOutAsync(
            Account,
            RoleName,
            action,
            new(CancellationToken.None, TestContext.Current.CancellationToken)
        );

    /// <summary>Runs the tool until it ends, or dies.</summary>
    public Ran Run(Tool tool, Death? death, params string[] args)
    {
        (_death, _victim) = (death, new());
        Writes.Clear();
        using var process = tool.Start(args);
        process.StandardInput.Close();
        _victim.SetResult(process);
        return Tool.Finish(process);
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving;
        _own.Dispose();
        _store.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static Field<T> Given<T>(T value) => new(value, new("", 1, 1, 1, 1), FieldState.Given);

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                _ = Task.Run(() => AnswerAsync(context));
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        try
        {
            if (_death is { Answered: true, Write: var last } && Writes.Count == last)
            {
                await KillAsync(context);
                return;
            }

            var request = context.Request;
            var answer = await _sandbox.HandleAsync(
                new(request.HttpMethod, "/", request.RawUrl!.TrimStart('/'), name => request.Headers[name], default),
                CancellationToken.None
            );
            await WroteAsync(request.Headers["x-acs-action"]!, answer);
            if (_death is { Answered: false, Write: var unanswered } && Writes.Count == unanswered)
            {
                await KillAsync(context);
                return;
            }

            context.Response.StatusCode = answer.Status;
            context.Response.ContentType = answer.ContentType;
            await context.Response.OutputStream.WriteAsync(answer.Body);
            context.Response.Close();
        }
        catch (Exception gone) when (gone is HttpListenerException or ObjectDisposedException or IOException)
        {
            // The client is dead; nobody waits for this answer.
        }
    }

    private async Task WroteAsync(string action, SandboxAnswer answer)
    {
        if (
            answer.Status is 200
            && !action.StartsWith("Get", StringComparison.Ordinal)
            && !action.StartsWith("List", StringComparison.Ordinal)
        )
        {
            Writes.Add((action, await _own.ReadRoleAsync(Account, RoleName, CancellationToken.None)));
        }
    }

    private async Task KillAsync(HttpListenerContext context)
    {
        (await _victim.Task).Kill();
        context.Response.Abort();
    }
}

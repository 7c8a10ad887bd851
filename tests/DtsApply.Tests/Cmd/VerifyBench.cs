using System.Collections.Concurrent;
using DtsApply.Alibaba;
using DtsApply.Alibaba.Credentials;
using DtsApply.Sandbox;
using DtsApply.Tests.Sandbox;

namespace DtsApply.Tests.Cmd;

/// <summary>
/// A role in a live sandbox, made by the tool itself, that tests then change behind its back; all calls of the tool
/// are counted.
/// </summary>
internal sealed class VerifyBench : IDisposable
{
    public const string Role = "ram-for-dts";

    private const string Manifests = $$"""
        apiVersion: dts-apply/v1
        kind: Account
        metadata: {name: orders}
        spec: {accountId: "{{Bench.Orders}}", credentials: {profile: orders} }
        ---
        apiVersion: dts-apply/v1
        kind: Account
        metadata: {name: lake}
        spec: {accountId: "{{Bench.Lake}}", credentials: {profile: lake} }
        ---
        apiVersion: dts-apply/v1
        kind: CrossAccountTask
        metadata: {name: orders-to-lake}
        spec:
          scenario: CrossAccountSource
          source:
            account: orders
            database: MySQL
            role: {description: for lake, maxSessionDuration: 3600}
          destination: {account: lake, database: MySQL}

        """;

    private readonly Bench _bench;
    private readonly Listening _calls;

    private VerifyBench(Bench bench)
    {
        _bench = bench;
        _calls = new(bench.Cloud);
    }

    /// <summary>Which key an account is called with.</summary>
    public Func<string, SandboxKey> Keys { get; set; } = SandboxKeys.OfUser;

    /// <summary>The calls that the tool made, by the service's names of their actions.</summary>
    public IReadOnlyCollection<string> Actions => _calls.Actions;

    /// <summary>The queries of the tool's calls, as they travelled.</summary>
    public IReadOnlyCollection<string> Queries => _calls.Queries;

    /// <summary>All that the sandbox keeps.</summary>
    public string State => File.ReadAllText(_bench.File);

    /// <summary>The sandbox with the role as declared.</summary>
    /// <param name="evaluates">Whether users may do only what their policies allow.</param>
    public static async Task<VerifyBench> OpenAsync(bool evaluates = false)
    {
        var bench = new VerifyBench(await Bench.OpenAsync(options => options with { EvaluatesPolicies = evaluates }));
        using var made = bench.Run("apply", "--yes");
        Xunit.Assert.True(made.Code is 0, made.Out + made.Error);
        bench._calls.Forget();
        return bench;
    }

    public CommandRun Run(string command, params string[] options)
    {
        var cloud = new AlibabaCloud(
            new(
                _bench.Clock,
                new(_ => null, "", "")
                {
                    Issued = account =>
                        Keys(account.Id.Value!) is var key
                            ? new AccessKey(key.Id, key.Secret) { Label = $"profile {account.Name.Value}" }
                            : null!,
                },
                TimeSpan.FromMinutes(5)
            )
            {
                Handler = _calls,
                Jitter = () => 0.5,
            }
        );
        var run = new CommandRun { Cloud = cloud };
        run.Write("m.yaml", Manifests);
        return run.Run([command, "--sandbox", "-f", "m.yaml", "--color", "never", .. options]);
    }

    /// <summary>Changes something in the role's account, with the account's own key.</summary>
    public Task ChangeAsync(string action, params (string Name, string Value)[] parameters) =>
        AsOwnerAsync(Bench.Orders, action, parameters);

    /// <summary>The same in the trusted account.</summary>
    public Task AsLakeAsync(string action, params (string Name, string Value)[] parameters) =>
        AsOwnerAsync(Bench.Lake, action, parameters);

    private async Task AsOwnerAsync(string owner, string action, (string Name, string Value)[] parameters)
    {
        var answer = await _bench.CallAsync(SandboxKeys.ForAccount(owner), action, parameters);
        Xunit.Assert.True(answer.Status is 200, $"{action}: {answer.Body}");
    }

    public void Dispose()
    {
        _calls.Dispose();
        _bench.Dispose();
    }

    private sealed class Listening(SandboxCloud cloud) : DelegatingHandler(new SandboxHandler(cloud))
    {
        private readonly ConcurrentQueue<(string Action, string Query)> _calls = [];

        public IReadOnlyCollection<string> Actions => [.. _calls.Select(call => call.Action)];

        public IReadOnlyCollection<string> Queries => [.. _calls.Select(call => call.Query)];

        public void Forget() => _calls.Clear();

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            _calls.Enqueue(
                (
                    request.Headers.NonValidated["x-acs-action"].ToString(),
                    Uri.UnescapeDataString(request.RequestUri!.Query)
                )
            );
            return base.SendAsync(request, cancellationToken);
        }
    }
}

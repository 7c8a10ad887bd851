using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using DtsApply.Sandbox;
using DtsApply.Sandbox.Storing;
using DtsApply.Signing;
using Xunit;

namespace DtsApply.Tests.Sandbox;

/// <summary>A sandbox on a file of its own, with a client that signs.</summary>
internal sealed class Bench : IDisposable
{
    public const string Orders = "0000111122223333";
    public const string Lake = "0000444455556666";
    public const string Trust =
        """{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":"""
        + """{"RAM":["acs:ram::0000444455556666:root"],"Service":["0000444455556666@dts.aliyuncs.com"]}}],"Version":"1"}""";

    private readonly string _folder = Directory.CreateTempSubdirectory("dts-apply-sandbox-").FullName;
    private int _nonce;

    private Bench() { }

    public SandboxClock Clock { get; } = new(SandboxClock.Start);

    public SandboxStore Store { get; private set; } = null!;

    public SandboxCloud Cloud { get; private set; } = null!;

    public string File => Path.Combine(_folder, "sandbox.json");

    public static async Task<Bench> OpenAsync(Func<SandboxOptions, SandboxOptions>? with = null)
    {
        var bench = new Bench();
        await bench.ReopenAsync(with);
        return bench;
    }

    /// <summary>As another process would: everything but the file is new.</summary>
    public async Task ReopenAsync(Func<SandboxOptions, SandboxOptions>? with = null)
    {
        Store?.Dispose();
        Store = await SandboxStore.OpenAsync(File, TestContext.Current.CancellationToken);
        var options = new SandboxOptions([Orders, Lake], Clock) { RequestIds = () => Guid.Empty };
        Cloud = new(Store, with?.Invoke(options) ?? options);
    }

    /// <summary>Calls an action with the key of the RAM user of account <see cref="Orders"/>.</summary>
    public Task<Answer> CallAsync(string action, params (string Name, string Value)[] parameters) =>
        CallAsync(SandboxKeys.OfUser(Orders), action, parameters);

    public async Task<Answer> CallAsync(
        SandboxKey key,
        string action,
        params (string Name, string Value)[] parameters
    ) => Answer.Read(await SendAsync(Signed(key, action, parameters)));

    public async Task<SandboxAnswer> SendAsync(Request request) =>
        await Cloud.HandleAsync(request.ToSandbox(), TestContext.Current.CancellationToken);

    public Request Signed(SandboxKey key, string action, params (string Name, string Value)[] parameters)
    {
        var query = string.Join(
            '&',
            parameters.Select(p => $"{PercentEncoding.Encode(p.Name)}={PercentEncoding.Encode(p.Value)}")
        );
        var headers = new Dictionary<string, string>
        {
            ["host"] = "127.0.0.1:8787",
            ["x-acs-action"] = action,
            ["x-acs-content-sha256"] = Acs3.EmptyPayload,
            ["x-acs-date"] = Clock.Now.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["x-acs-signature-nonce"] = $"nonce-{Interlocked.Increment(ref _nonce)}-{Guid.NewGuid()}",
            ["x-acs-version"] = action is "GetCallerIdentity" or "AssumeRole" or "AssumeRoleWithOIDC"
                ? "2015-04-01"
                : "2015-05-01",
        };
        return new Request("POST", query, headers, "").SignedWith(key);
    }

    public void Dispose()
    {
        Store.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}

/// <summary>A request that a test can spoil before it is sent.</summary>
internal sealed record Request(string Method, string Query, Dictionary<string, string> Headers, string Body)
{
    public string Path { get; init; } = "/";

    public Request SignedWith(SandboxKey key)
    {
        Headers.Remove("authorization");
        var names = Headers
            .Keys.Where(name => name is "host" or "content-type" || name.StartsWith("x-acs-", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .ToList();
        var signature = Acs3.Signature(
            Encoding.UTF8.GetBytes(key.Secret),
            Method,
            Acs3.CanonicalQuery(Query),
            names.Select(name => (name, Headers[name])),
            Headers["x-acs-content-sha256"]
        );
        Headers["authorization"] =
            $"{Acs3.Algorithm} Credential={key.Id},SignedHeaders={string.Join(';', names)},Signature={signature}";
        return this;
    }

    public SandboxRequest ToSandbox() =>
        new(Method, Path, Query, name => Headers.GetValueOrDefault(name), Encoding.UTF8.GetBytes(Body));
}

/// <summary>An answer, read.</summary>
internal sealed record Answer(int Status, string? Code, JsonNode Body)
{
    public JsonNode this[string name] => Body[name]!;

    public static Answer Read(SandboxAnswer answer)
    {
        var body = JsonNode.Parse(answer.Body.Span)!;
        return new(answer.Status, body[nameof(Code)]?.GetValue<string>(), body);
    }

    /// <summary>The status and the code, as in <c>404 EntityNotExist.Role</c>; <c>200</c> alone for success.</summary>
    public override string ToString() => Code is null ? $"{Status}" : $"{Status} {Code}";
}

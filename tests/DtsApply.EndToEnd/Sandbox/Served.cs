using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using DtsApply.Sandbox;
using DtsApply.Sandbox.Faults;
using DtsApply.Sandbox.Serving;
using DtsApply.Sandbox.Storing;
using DtsApply.Signing;
using Xunit;

namespace DtsApply.EndToEnd.Sandbox;

/// <summary>A sandbox on a free loopback port, and a client that signs.</summary>
internal sealed class Served : IAsyncDisposable
{
    public const string Orders = "0000111122223333";

    private readonly string _folder = Directory.CreateTempSubdirectory("dts-apply-served-").FullName;
    private readonly HttpClient _client = new(new SocketsHttpHandler { UseProxy = false });
    private readonly List<Exception> _problems = [];

    public SandboxStore Store { get; private set; } = null!;

    public SandboxServer Server { get; private set; } = null!;

    public Uri Endpoint => Server.Endpoint;

    public IReadOnlyList<Exception> Problems => _problems;

    public string State => Path.Combine(_folder, "sandbox.json");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<Served> StartAsync(params string[] faults)
    {
        var served = new Served();
        served.Store = await SandboxStore.OpenAsync(served.State, Token);
        var cloud = new SandboxCloud(
            served.Store,
            new([Orders], TimeProvider.System) { Faults = SandboxFaults.Read(faults, 0).Faults }
        );
        served.Server = await SandboxServer.StartAsync(
            cloud,
            served.Store,
            new(new(IPAddress.Loopback, 0)) { Report = served._problems.Add },
            Token
        );
        return served;
    }

    public Task<HttpResponseMessage> SendAsync(string action, params (string Name, string Value)[] parameters) =>
        _client.SendAsync(Signed(action, parameters), Token);

    /// <summary>The same call with its parameters in a form, signed as ACS3 has it.</summary>
    public async Task<string> PostAsync(string action, params (string Name, string Value)[] parameters)
    {
        var form = string.Join('&', parameters.Select(p => $"{p.Name}={PercentEncoding.Encode(p.Value)}"));
        using var request = Signed(action, "", Encoding.ASCII.GetBytes(form));
        using var response = await _client.SendAsync(request, Token);
        var body = JsonNode.Parse(await response.Content.ReadAsStringAsync(Token))!;
        return response.IsSuccessStatusCode
            ? $"{(int)response.StatusCode}"
            : $"{(int)response.StatusCode} {body["Code"]}";
    }

    public async Task<string> CallAsync(string action, params (string Name, string Value)[] parameters)
    {
        using var response = await SendAsync(action, parameters);
        var body = JsonNode.Parse(await response.Content.ReadAsStringAsync(Token))!;
        return response.IsSuccessStatusCode
            ? $"{(int)response.StatusCode}"
            : $"{(int)response.StatusCode} {body["Code"]}";
    }

    public HttpRequestMessage Signed(string action, params (string Name, string Value)[] parameters) =>
        Signed(action, string.Join('&', parameters.Select(p => $"{p.Name}={PercentEncoding.Encode(p.Value)}")), []);

    private HttpRequestMessage Signed(string action, string query, byte[] form)
    {
        var key = SandboxKeys.OfUser(Orders);
        var payload = Convert.ToHexStringLower(SHA256.HashData(form));
        (string Name, string Value)[] headers =
        [
            ("host", Endpoint.Authority),
            ("x-acs-action", action),
            ("x-acs-content-sha256", payload),
            ("x-acs-date", DateTimeOffset.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)),
            ("x-acs-signature-nonce", Guid.NewGuid().ToString()),
            ("x-acs-version", action is "GetCallerIdentity" ? "2015-04-01" : "2015-05-01"),
        ];
        var signature = Acs3.Signature(
            Encoding.UTF8.GetBytes(key.Secret),
            "POST",
            Acs3.CanonicalQuery(query),
            headers,
            payload
        );
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Endpoint, "/?" + query))
        {
            Content = new ByteArrayContent(form),
        };
        request.Content.Headers.ContentType = form.Length > 0 ? new("application/x-www-form-urlencoded") : null;
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        var names = string.Join(';', headers.Select(h => h.Name));
        request.Headers.TryAddWithoutValidation(
            "authorization",
            $"{Acs3.Algorithm} Credential={key.Id},SignedHeaders={names},Signature={signature}"
        );
        return request;
    }

    /// <summary>Sends bytes as they are; the first line of the answer, or all of it; empty where none came soon or the
    /// connection was cut.</summary>
    public async Task<string> RawAsync(byte[] bytes, bool whole = false)
    {
        using var soon = CancellationTokenSource.CreateLinkedTokenSource(Token);
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, Endpoint.Port, Token);
        await using var stream = socket.GetStream();
        using var reader = new StreamReader(stream, Encoding.Latin1);
        try
        {
            soon.CancelAfter(TimeSpan.FromSeconds(2));
            await stream.WriteAsync(bytes, soon.Token);
            return whole ? await reader.ReadToEndAsync(soon.Token) : await reader.ReadLineAsync(soon.Token) ?? "";
        }
        catch (Exception cut) when (cut is IOException or OperationCanceledException)
        {
            return "";
        }
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await Server.DisposeAsync();
        Store.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}

using System.Collections.Immutable;
using System.Net;
using System.Text;
using DtsApply.Alibaba;
using DtsApply.Alibaba.Credentials;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Sandbox;
using DtsApply.Sandbox.Storing;
using DtsApply.Tests.Sandbox;

namespace DtsApply.Tests.Keys;

/// <summary>
/// The door with the sandbox behind it, a home folder with a configuration, variables, and a stand-in for the services
/// near the machine. What was called is kept, with the key that signed it.
/// </summary>
internal sealed class KeyBench : IDisposable
{
    public const string Hub = "0000111100000001";
    public const string Member = "0000111100000002";
    public const string Other = "0000111100000003";
    public const string Deployer = "deployer";
    public const string Secret = "canary-secret-0123456789";
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("dts-apply-keys-");
    private readonly List<Call> _calls = [];
    private SandboxStore? _store;
    private AlibabaCloud? _cloud;

    public SandboxClock Clock { get; } = new(SandboxClock.Start);

    public Dictionary<string, string> Variables { get; } = [];

    public List<Account> Accounts { get; } = [];

    /// <summary>What a service near the machine answers; null is a refused connection.</summary>
    public Func<HttpRequestMessage, string?> Near { get; set; } = _ => null;

    /// <summary>Requests to the services near the machine.</summary>
    public List<string> Asked { get; } = [];

    /// <summary>What the service says to a call in place of the sandbox; null lets it through.</summary>
    public Func<Call, HttpResponseMessage?> Instead { get; set; } = _ => null;

    public IReadOnlyList<Call> Calls
    {
        get
        {
            lock (_calls)
            {
                return [.. _calls];
            }
        }
    }

    public string Home => _home.FullName;

    public string WorkingFolder { get; set; } = Path.GetTempPath() + "dts-apply-elsewhere";

    public string ProfileFile => Path.Combine(Home, ".aliyun", "config.json");

    public AlibabaCloud Cloud => _cloud ??= Open();

    public Account Declare(string name, string id, Credentials? credentials)
    {
        var account = Some.Account(name, id, credentials);
        Accounts.Add(account);
        return account;
    }

    /// <summary>Writes the configuration of the aliyun CLI, with the profiles given as JSON.</summary>
    public KeyBench WithProfiles(params string[] profiles)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(ProfileFile)!);
        File.WriteAllText(ProfileFile, $$"""{"current":"","profiles":[{{string.Join(',', profiles)}}]}""");
        return this;
    }

    public string Write(string name, string text)
    {
        var path = Path.Combine(Home, name);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Makes a role that trusts another account, with that account's own user.</summary>
    public async Task<KeyBench> WithRoleAsync(string owner, string role, string trusted, string condition = "")
    {
        using var client = new KeyBench { Store = Store };
        var account = client.Declare("owner", owner, new EnvironmentCredentials("X"));
        client.Hold("X", SandboxKeys.OfUser(owner));
        var trust =
            $"{{\"Statement\":[{{\"Action\":\"sts:AssumeRole\",\"Effect\":\"Allow\",{condition}"
            + $"\"Principal\":{{\"RAM\":[\"acs:ram::{trusted}:root\"]}}}}],\"Version\":\"1\"}}";
        await client.Cloud.CarryOutAsync(
            account,
            role,
            new CreateRole(TrustPolicy.Parse(trust, owner), "d", null, ImmutableSortedDictionary<string, string>.Empty),
            new(CancellationToken.None, CancellationToken.None)
        );
        return this;
    }

    /// <summary>A session of a role of an account, which trusts the hub for it.</summary>
    public async Task<AccessKey> SessionAsync(string owner, string role = Deployer)
    {
        await WithRoleAsync(owner, role, Hub);
        using var client = new KeyBench { Store = Store };
        client.Hold("HUB", SandboxKeys.OfUser(Hub)).Declare("hub", Hub, new EnvironmentCredentials("HUB"));
        var member = client.Declare("member", owner, new AssumeRoleCredentials("hub", role, null, null));
        return (await client.Cloud.Client(member).ProvedKeyAsync(null, CancellationToken.None)).Key;
    }

    /// <summary>Sets the variables of a prefix to a key.</summary>
    public KeyBench Hold(string prefix, SandboxKey key)
    {
        Variables[$"{prefix}_ACCESS_KEY_ID"] = key.Id;
        Variables[$"{prefix}_ACCESS_KEY_SECRET"] = key.Secret;
        return this;
    }

    public SandboxStore Store
    {
        get =>
            _store ??= SandboxStore
                .OpenAsync(Path.Combine(Home, "sandbox.json"), CancellationToken.None)
                .AsTask()
                .GetAwaiter()
                .GetResult();
        private init => (_store, IsGuest) = (value, true);
    }

    private bool IsGuest { get; init; }

    public void Dispose()
    {
        _cloud?.Dispose();
        if (!IsGuest)
        {
            _store?.Dispose();
        }

        _home.Delete(recursive: true);
    }

    private AlibabaCloud Open() =>
        new(
            new(
                Clock,
                new(name => Variables.GetValueOrDefault(name), ProfileFile, Home)
                {
                    WorkingFolder = WorkingFolder,
                    SessionName = "dts-apply-test",
                    Handler = new Stub(AnswerNear),
                },
                TimeSpan.FromMinutes(5)
            )
            {
                Accounts = [.. Accounts],
                Handler = new Watch(this, new SandboxCloud(Store, new([Hub, Member, Other], Clock))),
                Jitter = () => 0.5,
            }
        );

    private HttpResponseMessage AnswerNear(HttpRequestMessage request)
    {
        Asked.Add(
            $"{request.Method} {request.RequestUri} {string.Join(' ', request.Headers.Select(h => h.Key))}".Trim()
        );
        return Near(request) switch
        {
            null => throw new HttpRequestException(HttpRequestError.ConnectionError, $"refused, {Secret}"),
            "" => new(HttpStatusCode.NotFound) { Content = new StringContent("no") },
            var text => new(HttpStatusCode.OK) { Content = new StringContent(text, Encoding.UTF8, "application/json") },
        };
    }

    public sealed record Call(string Action, string Key, string Parameters, string Body);

    private sealed class Stub(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken token) =>
            Task.FromResult(answer(request));
    }

    private sealed class Watch(KeyBench bench, SandboxCloud sandbox) : DelegatingHandler(new SandboxHandler(sandbox))
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken token
        )
        {
            var call = new Call(
                Header(request, "x-acs-action") ?? request.RequestUri!.Query.Split("Action=")[^1].Split('&')[0],
                Header(request, "authorization")?.Split("Credential=")[1].Split(',')[0] ?? "",
                Uri.UnescapeDataString(request.RequestUri!.Query),
                request.Content is null ? "" : await request.Content.ReadAsStringAsync(token)
            );
            lock (bench._calls)
            {
                bench._calls.Add(call);
            }

            return bench.Instead(call) ?? await base.SendAsync(request, token);
        }

        private static string? Header(HttpRequestMessage request, string name) =>
            request.Headers.TryGetValues(name, out var values) ? values.Single() : null;
    }
}

using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using DtsApply.Sandbox;
using DtsApply.Signing;
using Xunit;

namespace DtsApply.EndToEnd.Sandbox;

/// <summary>A served sandbox, and calls with the own keys of its accounts, which may do everything.</summary>
internal static class OwnerCalls
{
    public static async Task CallAsync(
        string endpoint,
        string owner,
        string action,
        params (string Name, string Value)[] parameters
    )
    {
        using var response = await SendAsync(endpoint, owner, action, parameters);
        var answer = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{action}: {answer}");
    }

    /// <summary>Calls an action with the account's own key, which may do everything.</summary>
    public static async Task<HttpResponseMessage> SendAsync(
        string endpoint,
        string owner,
        string action,
        params (string Name, string Value)[] parameters
    )
    {
        var key = SandboxKeys.ForAccount(owner);
        var query = string.Join('&', parameters.Select(p => $"{p.Name}={PercentEncoding.Encode(p.Value)}"));
        (string Name, string Value)[] headers =
        [
            ("host", new Uri(endpoint).Authority),
            ("x-acs-action", action),
            ("x-acs-content-sha256", Acs3.EmptyPayload),
            ("x-acs-date", DateTimeOffset.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)),
            ("x-acs-signature-nonce", Guid.NewGuid().ToString()),
            ("x-acs-version", "2015-05-01"),
        ];
        var secret = Encoding.UTF8.GetBytes(key.Secret);
        var signature = Acs3.Signature(secret, "POST", Acs3.CanonicalQuery(query), headers, Acs3.EmptyPayload);
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"{endpoint}/?{query}"));
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        var names = string.Join(';', headers.Select(h => h.Name));
        request.Headers.TryAddWithoutValidation(
            "authorization",
            $"{Acs3.Algorithm} Credential={key.Id},SignedHeaders={names},Signature={signature}"
        );
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Serves, does something when it is ready, and stops.</summary>
    public static async Task ServingAsync(Tool tool, Func<string, Task> whenReady, string[] options)
    {
        using var process = tool.Start(["sandbox", "serve", "--listen", "127.0.0.1:0", .. options]);
        try
        {
            var ready = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
            Assert.True(ready is not null, "it is not ready");
            await whenReady((string)JsonNode.Parse(ready)!["endpoint"]!);
        }
        finally
        {
            process.Kill();
        }

        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }
}

using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace DtsApply.EndToEnd;

/// <summary>
/// A RAM and STS on a loopback port that answers each action as the test says: what the sandbox would never do.
/// </summary>
internal sealed class ScriptedService : IDisposable
{
    private readonly HttpListener _listener = Loopback.Listen();
    private readonly Func<string, (int Status, string Body)?> _answer;

    public ScriptedService(Func<string, (int Status, string Body)?> answer)
    {
        _answer = answer;
        _ = Task.Run(ServeAsync);
    }

    public string Endpoint => _listener.Prefixes.Single().TrimEnd('/');

    /// <summary>The actions that were called, in order.</summary>
    public ConcurrentQueue<string> Calls { get; } = [];

    public static (int, string) Ok(string members) =>
        (200, $$"""{"RequestId":"7B1C2D3E-4F50-5A6B-8C7D-9E0F1A2B3C4D",{{members}}}""");

    public static (int, string) Error(int status, string code) =>
        (
            status,
            $$"""
            {
              "RequestId": "7B1C2D3E-4F50-5A6B-8C7D-9E0F1A2B3C4D",
              "HostId": "ram.aliyuncs.com",
              "Code": "{{code}}",
              "Message": "a text of the service"
            }
            """
        );

    public static (int, string) Caller(string accountId) =>
        Ok(
            $"\"AccountId\":\"{accountId}\",\"IdentityType\":\"RAMUser\",\"Arn\":\"acs:ram::{accountId}:user/dts-admin\""
        );

    public void Dispose() => _listener.Close();

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            var context = await _listener.GetContextAsync();
            var action = context.Request.Headers["x-acs-action"] ?? "";
            Calls.Enqueue(action);
            if (_answer(action) is not { } answer)
            {
                continue;
            }

            var body = Encoding.UTF8.GetBytes(answer.Body);
            context.Response.StatusCode = answer.Status;
            context.Response.ContentType = "application/json";
            await context.Response.OutputStream.WriteAsync(body);
            context.Response.Close();
        }
    }
}

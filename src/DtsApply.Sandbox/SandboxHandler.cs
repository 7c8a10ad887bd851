using System.Net;
using System.Net.Http.Headers;
using DtsApply.Live;
using DtsApply.Sandbox.Storing;

namespace DtsApply.Sandbox;

/// <summary>
/// The sandbox below a client in the same process: the client signs and sends as ever, nothing travels.
/// </summary>
public sealed class SandboxHandler : HttpMessageHandler
{
    private readonly SandboxCloud _cloud;

    /// <summary>Makes one.</summary>
    /// <param name="cloud">Who answers.</param>
    public SandboxHandler(SandboxCloud cloud) => _cloud = cloud;

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var uri = request.RequestUri!;
        byte[] body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        var answer = await AnswerAsync(
            new(request.Method.Method, uri.AbsolutePath, uri.Query, name => Header(request, name), body),
            cancellationToken
        );
        if (answer.IsDropped)
        {
            throw new HttpRequestException(HttpRequestError.ResponseEnded, "the sandbox dropped the connection");
        }

        var response = new HttpResponseMessage((HttpStatusCode)answer.Status)
        {
            Content = new ReadOnlyMemoryContent(answer.Body),
            RequestMessage = request,
        };
        response.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(answer.ContentType);
        response.Headers.Add("x-acs-request-id", answer.RequestId);
        return response;
    }

    /// <summary>
    /// What the sandbox cannot keep is a call that fails, like any other that a service refuses: nothing of it was
    /// carried out, and whoever sent it tells so for that role alone.
    /// </summary>
    private async Task<SandboxAnswer> AnswerAsync(SandboxRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await _cloud.HandleAsync(request, cancellationToken);
        }
        catch (SandboxStateException problem)
        {
            throw NotKept(request.Header("x-acs-action") ?? "a call", problem);
        }
    }

    /// <summary>What a call fails with whose outcome the sandbox cannot keep.</summary>
    /// <param name="action">The call.</param>
    /// <param name="problem">Why.</param>
    public static CloudException NotKept(string action, SandboxStateException problem) =>
        new(FailureKind.NotKept, $"the sandbox did not carry out {action}: {problem.Message}", problem)
        {
            Action = action,
            Help = problem.IsDamaged
                ? "sandbox reset empties it"
                : "put that right, then run again; nothing of this call was kept",
        };

    private static string? Header(HttpRequestMessage request, string name) =>
        request.Headers.NonValidated.TryGetValues(name, out var values) ? values.ToString()
        : request.Content?.Headers.NonValidated.TryGetValues(name, out var more) is true ? more.ToString()
        : name is "host" ? request.RequestUri!.Authority
        : null;
}

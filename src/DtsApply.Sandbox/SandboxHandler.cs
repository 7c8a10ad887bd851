using System.Net;
using System.Net.Http.Headers;

namespace DtsApply.Sandbox;

/// <summary>The sandbox below a client in the same process: the client signs and sends as ever, nothing travels.</summary>
public sealed class SandboxHandler : HttpMessageHandler
{
    private readonly SandboxCloud _cloud;

    /// <summary>Makes one.</summary>
    /// <param name="cloud">Who answers.</param>
    public SandboxHandler(SandboxCloud cloud) => _cloud = cloud;

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var uri = request.RequestUri!;
        byte[] body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        var answer = await _cloud.HandleAsync(new(request.Method.Method, uri.AbsolutePath, uri.Query, name => Header(request, name), body), cancellationToken);
        if (answer.IsDropped)
        {
            throw new HttpRequestException(HttpRequestError.ResponseEnded, "the sandbox dropped the connection");
        }

        var response = new HttpResponseMessage((HttpStatusCode)answer.Status) { Content = new ReadOnlyMemoryContent(answer.Body), RequestMessage = request };
        response.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(answer.ContentType);
        response.Headers.Add("x-acs-request-id", answer.RequestId);
        return response;
    }

    private static string? Header(HttpRequestMessage request, string name) =>
        request.Headers.NonValidated.TryGetValues(name, out var values) ? values.ToString()
        : request.Content?.Headers.NonValidated.TryGetValues(name, out var more) is true ? more.ToString()
        : name is "host" ? request.RequestUri!.Authority
        : null;
}

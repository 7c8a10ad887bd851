using DtsApply.Sandbox.Gateway;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace DtsApply.Sandbox.Serving;

/// <summary>
/// Turns what Kestrel receives into requests of the sandbox, and its answers into what Kestrel sends.
/// </summary>
internal sealed class Requests(SandboxCloud cloud, ServerOptions options) : IHttpApplication<IFeatureCollection>
{
    private long _count;

    /// <summary>How many requests there have been.</summary>
    public long Count => Interlocked.Read(ref _count);

    public IFeatureCollection CreateContext(IFeatureCollection contextFeatures) => contextFeatures;

    public void DisposeContext(IFeatureCollection context, Exception? exception) { }

    public async Task ProcessRequestAsync(IFeatureCollection context)
    {
        Interlocked.Increment(ref _count);
        var request = context.Get<IHttpRequestFeature>()!;
        var lifetime = context.Get<IHttpRequestLifetimeFeature>()!;
        try
        {
            var answer = ListenAddress.IsLoopbackHost(request.Headers.Host.ToString())
                ? await AnswerAsync(request, lifetime.RequestAborted)
                : cloud.Refuse(GatewayRefusals.HostNotAllowed);
            if (answer.IsDropped)
            {
                lifetime.Abort();
                return;
            }

            await SendAsync(context, answer);
        }
        catch (BadHttpRequestException malformed)
        {
            await SendAsync(context, cloud.Refuse(GatewayRefusals.Malformed(malformed.StatusCode)));
        }
        catch (Exception gone) when (gone is OperationCanceledException or ConnectionResetException)
        {
            lifetime.Abort();
        }
    }

    public void Report(Exception problem) => options.Report(problem);

    private async ValueTask<SandboxAnswer> AnswerAsync(IHttpRequestFeature request, CancellationToken cancellationToken)
    {
        var body = await BodyAsync(request, cancellationToken);
        var headers = request.Headers;
        try
        {
            return await cloud.HandleAsync(
                new(
                    request.Method,
                    request.Path,
                    request.QueryString,
                    name => headers.TryGetValue(name, out var values) ? values.ToString() : null,
                    body
                ),
                cancellationToken
            );
        }
#pragma warning disable CA1031 // Whatever goes wrong inside, the server goes on, the client is answered, and the fault is reported.
        catch (Exception problem) when (problem is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Report(problem);
            return cloud.Refuse(GatewayRefusals.Internal);
        }
    }

    private static async ValueTask<ReadOnlyMemory<byte>> BodyAsync(
        IHttpRequestFeature request,
        CancellationToken cancellationToken
    )
    {
        if (request.Headers.ContentLength is null or 0 && request.Headers.TransferEncoding.Count is 0)
        {
            return default;
        }

        var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken);
        return body.ToArray();
    }

    private static async Task SendAsync(IFeatureCollection context, SandboxAnswer answer)
    {
        var response = context.Get<IHttpResponseFeature>()!;
        response.StatusCode = answer.Status;
        response.Headers.ContentType = answer.ContentType;
        response.Headers.ContentLength = answer.Body.Length;
        response.Headers["x-acs-request-id"] = answer.RequestId;
        await context.Get<IHttpResponseBodyFeature>()!.Writer.WriteAsync(answer.Body);
    }
}

using System.Net;

namespace DtsApply.AlibabaSdk;

/// <summary>An answer that is cut off where it is longer than any answer of the service.</summary>
internal sealed class BoundedContent(HttpContent content) : HttpContent
{
    private const long MostBytes = 4 << 20;

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await using var source = await content.ReadAsStreamAsync();
        var buffer = new byte[16 * 1024];
        long all = 0;
        while (await source.ReadAsync(buffer) is > 0 and var read)
        {
            if ((all += read) > MostBytes)
            {
                throw new HttpRequestException("the answer is longer than any answer of the service");
            }

            await stream.WriteAsync(buffer.AsMemory(0, read));
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        content.Dispose();
        base.Dispose(disposing);
    }
}

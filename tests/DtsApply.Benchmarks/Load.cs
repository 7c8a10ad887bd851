using System.Diagnostics;
using System.Net.Sockets;

namespace DtsApply.Benchmarks;

/// <summary>
/// Sends requests over some connections, each connection its share, one after the other; times every one of them.
/// </summary>
internal static class Load
{
    /// <summary>The ticks that each request took.</summary>
    public static async Task<long[]> RunAsync(Uri endpoint, byte[][] requests, int connections)
    {
        var ticks = new long[requests.Length];
        await Task.WhenAll(
            Enumerable
                .Range(0, connections)
                .Select(first => Task.Run(() => ConnectionAsync(endpoint, requests, (first, connections), ticks)))
        );
        return ticks;
    }

    private static async Task ConnectionAsync(
        Uri endpoint,
        byte[][] requests,
        (int First, int Step) share,
        long[] ticks
    )
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(endpoint.Host, endpoint.Port);
        var buffer = new byte[16 * 1024];
        for (var at = share.First; at < requests.Length; at += share.Step)
        {
            var began = Stopwatch.GetTimestamp();
            await socket.SendAsync(requests[at]);
            await AnswerAsync(socket, buffer);
            ticks[at] = Stopwatch.GetTimestamp() - began;
        }
    }

    /// <summary>Reads one answer to its end; anything but 200 ends the run, for a fast error is no result.</summary>
    private static async Task AnswerAsync(Socket socket, byte[] buffer)
    {
        for (var length = 0; ;)
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(length));
            length += read;
            if (read is 0 || !buffer.AsSpan(0, length).StartsWith("HTTP/1.1 200 "u8))
            {
                throw new InvalidOperationException(
                    $"not a 200: {System.Text.Encoding.ASCII.GetString(buffer, 0, length)}"
                );
            }

            if (IsWhole(buffer.AsSpan(0, length)))
            {
                return;
            }
        }
    }

    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var head = answer.IndexOf("\r\n\r\n"u8);
        if (head < 0)
        {
            return false;
        }

        var number = answer[(answer.IndexOf("Content-Length: "u8) + 16)..];
        return System.Buffers.Text.Utf8Parser.TryParse(number, out int length, out _)
            && answer.Length >= head + 4 + length;
    }
}

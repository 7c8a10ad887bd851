using System.Net;

namespace DtsApply.EndToEnd;

/// <summary>Free ports of this machine.</summary>
internal static class Loopback
{
    /// <summary>Listens on one of them.</summary>
    public static HttpListener Listen()
    {
        for (var port = 20000 + Environment.ProcessId % 20000; ; port++)
        {
            var listener = new HttpListener();
            try
            {
                listener.Prefixes.Add(
                    string.Create(System.Globalization.CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/")
                );
                listener.Start();
                return listener;
            }
            catch (HttpListenerException)
            {
                // Taken by someone else; the next one will do.
                listener.Close();
            }
        }
    }
}

using DtsApply.Alibaba.OpenApi;

namespace DtsApply.AlibabaSdk;

/// <summary>
/// One request of the SDK and what came back, as the framework saw them. The SDK itself keeps too little of an answer:
/// its errors have no headers, an answer that is not JSON becomes a parser's exception without a status, a role that
/// never came is null, and texts that look like dates become dates.
/// </summary>
internal sealed class Exchange
{
    /// <summary>Whether a request was handed to the network.</summary>
    public bool HasBegun { get; set; }

    /// <summary>What came back; null where nothing did.</summary>
    public HttpResponseMessage? Response { get; set; }

    /// <summary>What it means.</summary>
    /// <param name="failure">What the SDK threw; null where it was content.</param>
    /// <param name="origin">Where the request went.</param>
    /// <param name="hosts">Which addresses have answered.</param>
    /// <param name="now">The time, for headers with dates.</param>
    public async Task<Attempt> ReadAsync(Exception? failure, string origin, ReachableHosts hosts, DateTimeOffset now)
    {
        if (failure is HttpRequestException broken)
        {
            return ReachableHosts.IsUnsent(broken) ? hosts.Failed(origin, broken) : Attempt.Unclear;
        }

        // What comes of reading and parsing is thrown after the answer was there whole; these are thrown before.
        if (Response is null || failure is System.Net.WebException or IOException or OperationCanceledException)
        {
            return Attempt.Unclear;
        }

        hosts.Answers(origin);
        return ResponseReader.Read(Response, await Response.Content.ReadAsByteArrayAsync(), now);
    }
}

using System.Runtime.InteropServices;
using System.Text.Json;
using DtsApply.Messages;

namespace DtsApply.Alibaba.OpenApi;

/// <summary>
/// Turns the pages of a listing. A token that came before is no answer, nor are more pages than any account can
/// fill: what stands on the pages that never came would be overlooked.
/// </summary>
internal sealed class Pages(string action)
{
    // RAM keeps at most a few thousand roles an account, a thousand on a page, and 20 tags a role, a hundred on a
    // page.
    private const int Most = 100;
    private const long MostBytes = 32 << 20;

    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private long _bytes;

    public string? Next { get; private set; }

    /// <summary>Counts an answer, whole or not.</summary>
    public void Count(JsonElement answer) => _bytes += JsonMarshal.GetRawUtf8Value(answer).Length;

    public void Turn(string? token) =>
        Next =
            string.IsNullOrEmpty(token) ? null
            : _seen.Add(token) && _seen.Count < Most && _bytes <= MostBytes ? token
            : throw UnusableAnswers.To(action, UnexpectedAnswerMessages.ListingWithoutEnd);
}

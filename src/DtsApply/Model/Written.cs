using System.Text;
using System.Text.Json;

namespace DtsApply.Model;

/// <summary>JSON as text: the one place where a writer is opened over memory.</summary>
public static class Written
{
    /// <summary>What was written, as text.</summary>
    /// <param name="write">Writes one value.</param>
    /// <param name="options">How; compact without.</param>
    public static string Json(Action<Utf8JsonWriter> write, JsonWriterOptions options = default)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, options))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }
}

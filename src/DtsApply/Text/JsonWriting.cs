using System.Text;
using System.Text.Json;

namespace DtsApply.Text;

/// <summary>JSON as it is written everywhere: the one place where a writer is opened over memory.</summary>
public static class JsonWriting
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

    /// <summary>A member that is a list whose items write themselves.</summary>
    public static void List<T>(Utf8JsonWriter writer, string name, IEnumerable<T> items, Action<T> write)
    {
        writer.WriteStartArray(name);
        foreach (var item in items)
        {
            write(item);
        }

        writer.WriteEndArray();
    }
}

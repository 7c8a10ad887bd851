using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DtsApply.Sandbox.Gateway;

/// <summary>Answers as bytes. Always JSON: the official SDKs cannot read another error.</summary>
internal static class ResponseWriter
{
    private const string Html = "text/html";
    private const string Json = "application/json;charset=utf-8";
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static SandboxAnswer Write(Reply reply, string host, string requestId)
    {
        if (reply.Refusal is { } refusal)
        {
            return Write(refusal, host, requestId);
        }

        return Bytes(200, requestId, writer =>
        {
            writer.WriteString("RequestId", requestId);
            foreach (var (name, value) in reply.Body)
            {
                writer.WritePropertyName(name);
                Write(writer, value);
            }
        });
    }

    public static SandboxAnswer Write(Refusal refusal, string host, string requestId) =>
        refusal.Code.Length is 0
            ? new(refusal.Status, Html, Encoding.UTF8.GetBytes(refusal.Message), requestId)
            : Error(refusal, host, requestId);

    /// <summary>No answer at all.</summary>
    public static SandboxAnswer Dropped(string requestId) => new(0, "", default, requestId) { IsDropped = true };

    private static SandboxAnswer Error(Refusal refusal, string host, string requestId) =>
        Bytes(refusal.Status, requestId, writer =>
        {
            writer.WriteString("RequestId", requestId);
            writer.WriteString("HostId", host);
            writer.WriteString("Code", refusal.Code);
            writer.WriteString("Message", refusal.Message);
            var product = host.StartsWith("sts", StringComparison.Ordinal) ? "Sts" : "Ram";
            writer.WriteString(
                "Recommend",
                $"https://api.aliyun.com/troubleshoot?q={refusal.Code}&product={product}&requestId={requestId}"
            );
            if (refusal.Denied is { } denied)
            {
                writer.WritePropertyName("AccessDeniedDetail");
                Write(writer, Detail(denied));
            }
        });

    private static JsonObject Detail(DeniedDetail denied) =>
        new()
        {
            ["AuthAction"] = denied.Action,
            ["AuthPrincipalType"] = denied.PrincipalType,
            ["AuthPrincipalOwnerId"] = denied.OwnerId,
            ["AuthPrincipalDisplayName"] = denied.DisplayName,
            ["NoPermissionType"] = denied.NoPermissionType,
            ["PolicyType"] = denied.PolicyType,
        };

    private static SandboxAnswer Bytes(int status, string requestId, Action<Utf8JsonWriter> members)
    {
        var bytes = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(bytes, Plain))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }

        return new(status, Json, bytes.WrittenMemory, requestId);
    }

    private static void Write(Utf8JsonWriter writer, JsonNode? value)
    {
        if (value is null)
        {
            writer.WriteNullValue();
        }
        else
        {
            value.WriteTo(writer);
        }
    }
}

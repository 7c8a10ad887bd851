using System.Text.Json;
using System.Text.Json.Serialization;

namespace DtsApply.Sandbox.Serving;

/// <summary>The line that a server prints when it is ready: where it is, and the keys of its accounts.</summary>
public static class ReadyLine
{
    /// <summary>One JSON object without a newline; accounts in the order given.</summary>
    /// <param name="endpoint">Where the server is.</param>
    /// <param name="accountIds">Its accounts.</param>
    public static string Write(Uri endpoint, IEnumerable<string> accountIds)
    {
        var ids = accountIds.ToList();
        var ready = new Ready(
            "1",
            endpoint.GetLeftPart(UriPartial.Authority),
            ids.ConvertAll(id => new ReadyKey(
                id,
                null,
                SandboxKeys.ForAccount(id).Id,
                SandboxKeys.ForAccount(id).Secret
            )),
            ids.ConvertAll(id => new ReadyKey(
                id,
                SandboxKeys.UserName,
                SandboxKeys.OfUser(id).Id,
                SandboxKeys.OfUser(id).Secret
            ))
        );
        return JsonSerializer.Serialize(ready, ReadyJson.Default.Ready);
    }
}

internal sealed record Ready(
    string FormatVersion,
    string Endpoint,
    IReadOnlyList<ReadyKey> Accounts,
    IReadOnlyList<ReadyKey> Users
);

internal sealed record ReadyKey(string AccountId, string? UserName, string AccessKeyId, string AccessKeySecret)
{
    public override string ToString() => AccessKeyId;
}

/// <summary>How the line is written, without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(Ready))]
internal sealed partial class ReadyJson : JsonSerializerContext;

using System.Text.Json;

namespace DtsApply.Tests.Alibaba;

/// <summary>One request of an official client, captured on a loopback listener; the keys are invented.</summary>
internal sealed record Vector(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public const string KeyId = "LTAI5tExampleKeyId01";
    public const string Secret = "exampleSecretForSigning0123456";

    public string Query => Target[1..];

    public string SignedHeaders => Part("SignedHeaders");

    public string Signature => Part("Signature");

    public IEnumerable<(string Name, string Value)> Signed =>
        SignedHeaders.Split(';').Select(name => (name, Headers[name]));

    public static IEnumerable<Vector> All() => Read("csharp-sdk-acs3.jsonl").Concat(Read("node-sdk-acs3.jsonl"));

    public static IEnumerable<Vector> Read(string file)
    {
        foreach (var line in File.ReadLines(Repo.PathOf("tests", "DtsApply.Tests", "Alibaba", "Vectors", file)))
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            yield return new(
                root.GetProperty("method").GetString()!,
                root.GetProperty("target").GetString()!,
                root.GetProperty("headers").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString()!),
                root.GetProperty("body").GetString()!
            );
        }
    }

    private string Part(string name) =>
        Headers["authorization"]
            .Split(' ', 2)[1]
            .Split(',')
            .Select(part => part.Split('=', 2))
            .Single(part => part[0] == name)[1];
}

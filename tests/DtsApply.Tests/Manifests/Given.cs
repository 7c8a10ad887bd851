using System.Text;
using DtsApply.Manifests;
using DtsApply.Manifests.Files;
using DtsApply.Model;

namespace DtsApply.Tests.Manifests;

/// <summary>Manifests for tests: from texts, without files.</summary>
internal static class Given
{
    public const string Account = """
        apiVersion: dts-apply/v1
        kind: Account
        metadata:
          name: orders
        spec:
          accountId: "1646821763560001"

        """;

    public const string Task = """
        apiVersion: dts-apply/v1
        kind: CrossAccountTask
        metadata:
          name: orders-to-lake
        spec:
          scenario: CrossAccountSource
          source:
            account: orders
            database: MySQL
          destination:
            account: lake

        """;

    /// <summary>One file, called m.yaml.</summary>
    public static ManifestSet Text(string text) => Bytes(Encoding.UTF8.GetBytes(text));

    public static ManifestSet Bytes(byte[] bytes) => Files(("m.yaml", bytes));

    public static ManifestSet Files(params (string Name, byte[] Bytes)[] files)
    {
        var readings = files
            .Select(file =>
            {
                var reading = new ManifestFileReader(new ManifestFile(file.Name, path: null));
                reading.Read(new(new MemoryStream(file.Bytes), new(), CancellationToken.None));
                return reading;
            })
            .ToList();
        return ManifestSet.Assemble(
            readings,
            [.. readings.Select(r => r.File.Name)],
            readings.SelectMany(r => r.Problems),
            readings.TrueForAll(r => r.IsWhole)
        );
    }

    /// <summary>Files below a folder, named as they are there.</summary>
    public static ManifestSet Folder(string folder, params string[] names) =>
        Files([.. names.Select(name => (name, File.ReadAllBytes(Path.Combine(folder, name))))]);

    /// <summary><c>6:14-6:30 DTS110 message</c>, one a line.</summary>
    public static string Lines(IEnumerable<Diagnostic> diagnostics) =>
        string.Join(
            '\n',
            diagnostics.Select(d =>
                $"{d.Source?.Line}:{d.Source?.Column}-{d.Source?.EndLine}:{d.Source?.EndColumn} {d.Rule} {d.Message}"
            )
        );
}

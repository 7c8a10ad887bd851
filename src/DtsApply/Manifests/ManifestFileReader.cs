using DtsApply.Manifests.Files;
using DtsApply.Manifests.Schema;
using DtsApply.Manifests.Yaml;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Text;
using Newtonsoft.Json.Linq;

namespace DtsApply.Manifests;

/// <summary>Reads one file: its documents, checked against the schema, as records.</summary>
/// <param name="file">The file.</param>
internal sealed class ManifestFileReader(ManifestFile file)
{
    public ManifestFile File => file;

    public List<Account> Accounts { get; } = [];

    public List<AccountList> Lists { get; } = [];

    public List<CrossAccountTask> Tasks { get; } = [];

    public List<Diagnostic> Problems { get; } = [];

    /// <summary>Names that documents may declare which could not be read as one of ours.</summary>
    public List<string> Doubtful { get; } = [];

    /// <summary>The documents found, those in error included.</summary>
    public int Documents { get; private set; }

    /// <summary>Whether everything in it could be read.</summary>
    public bool IsWhole { get; private set; }

    public void Read(ReadContext run)
    {
        if (run.Problems.IsOver)
        {
            return;
        }

        var bytes = file.Read(run, out var problem);
        if (problem is not null)
        {
            Problems.Add(problem.Rule is RuleId.DTS001 ? problem.AtPath(file.Name) : problem.At(file.Name));
        }
        else if (bytes is not null && Utf8Text.FirstWrongByte(bytes) is { } wrong)
        {
            NotText(bytes, wrong);
        }
        else if (bytes is not null)
        {
            IsWhole = ReadAll(bytes, run);
        }
    }

    /// <summary>Reads the documents; false where one of them could not be read, or none was any more.</summary>
    private bool ReadAll(byte[] bytes, ReadContext run)
    {
        var documents = new YamlDocuments(new(file.Name, Utf8Text.Decode(bytes)), Problems, run);
        var counted = 0;
        foreach (var tree in documents.Read())
        {
            Documents++;
            Document(tree);
            run.Problems.Add(Problems.Count - counted);
            counted = Problems.Count;
            if (run.Problems.IsOver)
            {
                var problem =
                    counted >= Limits.Problems
                        ? FileMessages.FileHasTooManyProblems(Limits.Problems)
                        : FileMessages.FilesHaveTooManyProblems(Limits.Problems);
                Problems.Add(problem.At(file.Name));
                return false;
            }
        }

        return documents.IsWhole;
    }

    private void NotText(byte[] bytes, int wrong)
    {
        var before = new ManifestText(file.Name, Utf8Text.Decode(bytes.AsSpan(0, wrong)));
        var end = before.Value.Length;
        Problems.Add(FileMessages.ByteIsNotUtf8(wrong + 1).At(before.At(end, end)));
    }

    private void Document(Tree tree)
    {
        if (tree.Faults.Has(tree.Root))
        {
            // An anchor, a tag or a character that cannot stand there is reported. What the document would be without
            // it is not known, so nobody reads it.
            Doubtful.Add("");
        }
        else if (tree.Root is JObject root)
        {
            Manifest(tree, root);
        }
        else
        {
            // Any account may be declared in it.
            Doubtful.Add("");
            var found = tree.Root is JValue { Value: string } ? ValueKind.Text : TokenFacts.Kind(tree.Root);
            Problems.Add(DocumentMessages.IsNoManifest(found).At(tree.Text.At(tree.Start)));
        }
    }

    private void Manifest(Tree tree, JObject root)
    {
        var kind = root["kind"] is JValue { Value: string text } ? text : null;
        if (kind is FenceSchema.Kind)
        {
            Problems.Add(FenceFileMessages.IsNoManifest.At(tree.Source(root["kind"]!)));
            return;
        }

        if (ManifestSchema.Find(kind) is not { } schema)
        {
            Unknown(tree, root);
            return;
        }

        var unquoted = UnquotedIds.Replace(tree, kind!);
        new SchemaCheck(tree, Problems).Run(root, schema);
        Problems.AddRange(
            unquoted
                .Where(id => !tree.Faults.Cover(id))
                .Select(id => AccountIdMessages.IdIsNotQuoted((string)id.Value!).At(tree.Source(id)))
        );

        Typed(kind!, new(tree, root, tree.Source(root), IsBroken: false));
    }

    private void Typed(string kind, MappingReader root)
    {
        switch (kind)
        {
            case "Account":
                Accounts.Add(AccountReader.Read(root));
                break;
            case "AccountList":
                List(root);
                break;
            default:
                Tasks.Add(TaskReader.Read(root));
                break;
        }
    }

    private void List(MappingReader root)
    {
        var list = AccountListReader.Read(root);
        Lists.Add(list);
        if (AccountListReader.Accounts(root, list) is { } accounts)
        {
            Accounts.AddRange(accounts);
        }
        else
        {
            // Any account may be declared in it.
            Doubtful.Add("");
        }
    }

    /// <summary>
    /// A document of no kind of ours: nothing else in it is looked at, since any other format may stand there.
    /// </summary>
    private void Unknown(Tree tree, JObject root)
    {
        if (DocumentDiagnosis.IsList(root["kind"]))
        {
            // Any account may be declared in it.
            Doubtful.Add("");
            Problems.Add(DocumentDiagnosis.Kind(root["kind"], written: null).At(tree.Source(root["kind"]!)));
            return;
        }

        var (version, kind) = (Named(tree, root, "apiVersion"), Named(tree, root, "kind"));
        var isForeign =
            version is JValue { Value: string other }
            && !other.StartsWith("dts", StringComparison.OrdinalIgnoreCase)
            && DocumentDiagnosis.MeantKind(kind) is null;
        if (version is not JValue { Value: ManifestFormat.ApiVersion } && !tree.Faults.Has(root, "apiVersion"))
        {
            Problems.Add(
                DocumentDiagnosis
                    .ApiVersion(version, version is null ? null : tree.Written(version))
                    .At(tree.Source(version ?? root))
            );
        }

        // A document of another tool is told by its apiVersion alone.
        if (!isForeign && !tree.Faults.Has(root, "kind"))
        {
            Problems.Add(
                DocumentDiagnosis.Kind(kind, kind is null ? null : tree.Written(kind)).At(tree.Source(kind ?? root))
            );
        }

        Doubtful.Add((root["metadata"] as JObject)?["name"] is JValue { Value: string name } ? name : "");
    }

    /// <summary>
    /// The value of a key that says what the document is; a misspelt one is reported, and its value is nothing.
    /// </summary>
    private JToken? Named(Tree tree, JObject root, string key)
    {
        if (
            root[key] is null
            && root.Properties().FirstOrDefault(other => Suggestions.Nearest(other.Name, [key]) is not null)
                is { } misspelt
        )
        {
            Problems.Add(SchemaMessages.KeyIsMisspelt(misspelt.Name, key).At(tree.Source(misspelt)));
            tree.Faults.Add(root, key);
        }

        return root[key];
    }
}

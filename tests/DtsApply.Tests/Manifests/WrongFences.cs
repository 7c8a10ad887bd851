using Xunit;
using static DtsApply.Tests.Fenced;

namespace DtsApply.Tests.Manifests;

/// <summary>What is no fence, and why.</summary>
public static class WrongFences
{
    /// <summary>What stands below spec, and why that is no fence.</summary>
    public static TheoryData<string, string> Specs =>
        new()
        {
            { "owners: []\nowner: []", "line 6, column 3: unknown key \"owner\"" },
            { "owners: [1646821763560001]", "line 5, column 12: spec.owners is a number, not text" },
            { "owners: [\"164682176356001\"]", "the account ID has 15 digits, not 16" },
            { "owners: [\"16468217635600011\"]", "the account ID has 17 digits, not 16" },
            { "owners: [\"１６４６８２１７６３５６０００１\"]", "line 5, column 12" },
            { "owners: [\"١٦٤٦٨٢١٧٦٣٥٦٠٠٠١\"]", "line 5, column 12" },
            { "owners: [\"1646821763560001 \"]", "line 5, column 12" },
            { "owners: [\"1646821763560001\\n\"]", "line 5, column 12" },
            { "owners: [orders]", "line 5, column 12" },
            { "owners: [\"*\"]", "line 5, column 12" },
            { "owners: [[\"1646821763560001\"]]", "spec.owners is a list, not text" },
            { "owners: [null]", "line 5" },
            { "owners:", "spec.owners is empty, not a list" },
            { "owners: \"1646821763560001\"", "spec.owners is a text, not a list" },
            { "owners: &a [\"1646821763560001\"]\ntrusted: *a", "line 5, column 11" },
            { "owners: !!seq [\"1646821763560001\"]", "line 5, column 11" },
            { "<<: {owners: []}\nsets: []", "line 5, column 3" },
            { "owners: []\nowners: [\"1646821763560001\"]", "stands twice" },
            { "pairs: [{owner: \"1646821763560001\"}]", "spec.pairs.trusted is missing" },
            { "pairs: [{trusted: []}]", "spec.pairs.owner is missing" },
            { "roleNames: [\"dts-?rders!\"]", "is not a pattern of role names" },
            { "roleNames: [\"dts‐*\"]", "is not a pattern of role names" },
            { "roleNames: [\"\"]", "line 5" },
            { "roleNames: [*-prod]", "line 5" },
            { "sets: [\"Prod-*\"]", "is not a pattern of sets" },
            { "credentials: [ram]", "\"ram\" is not a kind of credentials" },
            { "forbid: [Adopt]", "\"Adopt\" is not a value of forbid" },
            { "forbid: adopt", "spec.forbid is a text, not a list" },
            { "maxSessionDuration: 60", "line 5, column 23" },
            { "maxRemovals: -1", "line 5, column 16" },
            { "maxRemovals: 2.5", "line 5, column 16" },
            { "maxRemovals: \"2\"", "line 5, column 16" },
            { "requireVerified: yes", "line 5, column 20" },
            { "requireVerified: \"true\"", "line 5, column 20" },
            { "accessKeySecret: x", "a manifest cannot hold a secret" },
            { "owners: [\"1646821763560001\"", "line 5" },
        };

    /// <summary>Whole texts, and why they are no fence.</summary>
    public static TheoryData<string, string> Texts =>
        new()
        {
            { "", "it is empty" },
            { "# nothing\n", "it holds no document" },
            { "---\n---\n", "it holds no document" },
            { "fence", "it is no document of kind Fence" },
            { "[]", "it is no document of kind Fence" },
            { Document("owners: []") + "---\n" + Document("owners: []"), "it holds 2 documents" },
            { Document("owners: []") + "---\nkind: Account\n", "it holds 2 documents" },
            { Given.Account, "it is no document of kind Fence" },
            { With("kind: Fence", "kind: fence"), "no document of kind Fence" },
            { With("kind: Fence", "kind: Fеnce"), "no document of kind Fence" },
            { With("kind: Fence\n", ""), "no document of kind Fence" },
            { With("dts-apply/v1", "dts-apply/v2"), "line 1, column 13" },
            { Document("owners: []", "Platform"), "\"Platform\" cannot be a name" },
            { With("{name: platform}", "{}"), "metadata.name is missing" },
            { With("spec:\n", "spec: {}\nmore:\n"), "unknown key \"more\"" },
            { "apiVersion: dts-apply/v1\nkind: Fence\nmetadata: {name: platform}\n", "spec is missing" },
            { "apiVersion: dts-apply/v1\nkind: Fence\nmetadata: {name: platform}\nspec:\n", "spec is empty" },
            { "apiVersion: dts-apply/v1\nkind: Fence\nmetadata: {name: platform}\nspec: {}\n", "it forbids nothing" },
            { Document("forbid: []\nrequireUntil: []\nrequireVerified: false"), "it forbids nothing" },
            { Document("owners: []") + "\u0007", "line 6, column 1" },
        };

    private static string With(string old, string other) =>
        Document("owners: []").Replace(old, other, StringComparison.Ordinal);
}

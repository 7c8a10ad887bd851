namespace DtsApply.Tests.House;

/// <summary>Where texts that read like a sentence may stand, and why.</summary>
internal static class SentencePlaces
{
    /// <summary>Where all sentences that people read belong.</summary>
    public const string Room = "src/DtsApply/Messages/";

    /// <summary>Files with texts that only look like sentences.</summary>
    public static readonly IReadOnlyDictionary<string, string> Exceptions = new Dictionary<string, string>
    {
        ["src/DtsApply/Manifests/Git/GitRevision.cs"] = "what git says, by which its reasons are known",
        ["src/DtsApply/Manifests/Yaml/ParserReasons.cs"] = "what the parser says, by which its reasons are known",
        ["src/DtsApply/Model/Credentials.cs"] = "plans and journals keep these labels, and compare them",
        ["src/DtsApply/Model/CrossAccountTask.cs"] = "names of the guide",
        ["src/DtsApply/Model/Trustee.cs"] = "names by which trusted parties are told apart and sorted",
        ["src/DtsApply/Planning/WantedRoles.cs"] = "RAM keeps this description",
        ["src/DtsApply/Rules/DatabaseNames.cs"] = "names of the guide",
        ["src/DtsApply/Rules/SupportMatrix.cs"] = "names of the guide",
        ["src/DtsApply/Text/Excerpt.cs"] = "lists, below all sentences",
        ["src/DtsApply.AlibabaSdk/BoundedContent.cs"] = "for the vendor's client, which never shows it",
        ["src/DtsApply/Text/Format.cs"] = "units and lists, below all sentences",
    };

    /// <summary>Sentences that have not moved yet: whoever moves the last one of a line takes the line out.</summary>
    public static readonly string[] NotYet = [];

    /// <summary>Whether sentences may stand in a file. The sandbox speaks as the service does.</summary>
    public static bool Allows(string path) =>
        path.StartsWith(Room, StringComparison.Ordinal)
        || path.StartsWith("src/DtsApply.Sandbox/", StringComparison.Ordinal)
        || Exceptions.ContainsKey(path)
        || Array.Exists(NotYet, place => path.StartsWith(place, StringComparison.Ordinal));
}

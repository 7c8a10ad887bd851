using System.Text.Json.Nodes;
using DtsApply.Model;

namespace DtsApply.Tests.Planning;

/// <summary>One way to read what is not documented.</summary>
internal sealed record TrustReading(bool IgnoresCase, bool QuestionMark, bool AnyStsAction, bool ForgivesShape)
{
    public static readonly TrustReading[] All =
    [
        .. from bits in Enumerable.Range(0, 16)
        select new TrustReading((bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0, (bits & 8) != 0),
    ];

    private StringComparison Case => IgnoresCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    public bool LetsIn(string document, string subject)
    {
        var root = JsonNode.Parse(document)!.AsObject();
        var statements = Member(root, "Statement") switch
        {
            JsonArray list => list.OfType<JsonObject>(),
            JsonObject one when ForgivesShape => [one],
            _ => [],
        };
        if (!ForgivesShape && Member(root, "Version")?.ToString() is not "1")
        {
            return false;
        }

        var concerned = statements.Where(statement => Concerns(statement, subject)).ToList();
        return concerned.Exists(statement => Effect(statement, "Allow"))
            && !concerned.Exists(statement => Effect(statement, "Deny"));
    }

    private JsonNode? Member(JsonObject group, string key) =>
        group.FirstOrDefault(member => member.Key.Equals(key, Case)).Value;

    private bool Effect(JsonObject statement, string effect) =>
        Member(statement, "Effect") is { } said
            ? said.ToString().Equals(effect, Case)
            : ForgivesShape && effect is "Allow";

    private bool Concerns(JsonObject statement, string subject)
    {
        var acts =
            Member(statement, "NotAction") is { } not ? !Texts(not).Any(Assumes)
            : Member(statement, "Action") is { } action ? Texts(action).Any(Assumes)
            : ForgivesShape;
        var names = Member(statement, "NotPrincipal") is { } others
            ? !Names(others, subject)
            : Member(statement, "Principal") is { } principal && Names(principal, subject);
        return acts && names;
    }

    private bool Assumes(string action) =>
        (AnyStsAction && action.StartsWith("sts:", Case))
        || Glob(action.AsSpan(), "sts:AssumeRole")
        || (ForgivesShape && (action is "AssumeRole" or ""));

    private bool Glob(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text) =>
        pattern.IsEmpty ? text.IsEmpty
        : pattern[0] is '*' ? Glob(pattern[1..], text) || (!text.IsEmpty && Glob(pattern, text[1..]))
        : !text.IsEmpty
            && ((QuestionMark && pattern[0] is '?') || pattern[..1].Equals(text[..1], Case))
            && Glob(pattern[1..], text[1..]);

    private bool Names(JsonNode principal, string subject) =>
        principal is JsonValue any
            ? ForgivesShape && any.ToString() is "*"
            : principal is JsonObject kinds
                && kinds.Any(kind =>
                    (kind.Key.Equals("RAM", Case) || kind.Key.Equals("Service", Case))
                    && Texts(kind.Value).Any(name => name == subject || name is "*" || IsRootOf(name, subject))
                );

    private static bool IsRootOf(string name, string subject) =>
        subject.Contains(":user/", StringComparison.Ordinal) && name == Principal.RootOf(Some.Stranger).Value;

    private static IEnumerable<string> Texts(JsonNode? value) =>
        value switch
        {
            JsonArray list => list.Select(item => item!.ToString()),
            JsonValue one => [one.ToString()],
            _ => [],
        };
}

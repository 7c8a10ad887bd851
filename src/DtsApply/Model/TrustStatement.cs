using System.Collections.Immutable;
using System.Text.Json;

namespace DtsApply.Model;

/// <summary>
/// One statement of a trust policy, as far as it is understood. In doubt it may allow and it may deny: who then could
/// use the role is said to lose that, and who could not is said to gain it.
/// </summary>
/// <param name="Allows">Whether its effect is to allow.</param>
/// <param name="Denies">Whether its effect is to deny.</param>
/// <param name="Assumes">Whether it is about assuming the role at all.</param>
/// <param name="Named">Whom it names; null where that is not understood.</param>
/// <param name="More">What is in it beyond Allow, sts:AssumeRole and principals.</param>
/// <param name="IsBound">Whether keys are in it, such as a condition, by which it may hold or not.</param>
internal sealed record TrustStatement(
    Certainty Allows,
    Certainty Denies,
    Certainty Assumes,
    ImmutableArray<Principal>? Named,
    ImmutableArray<OpaqueReason> More,
    bool IsBound
)
{
    private static readonly string[] Known = ["Action", "Condition", "Effect", "Principal"];

    /// <summary>Whether it says no more than who may assume the role.</summary>
    public bool IsPlain => More.IsEmpty;

    /// <summary>Reads a statement.</summary>
    /// <param name="statement">A JSON object in which no key stands twice.</param>
    /// <param name="ownerId">The role's own account.</param>
    public static TrustStatement Read(JsonElement statement, string ownerId)
    {
        var others = statement
            .EnumerateObject()
            .Select(member => member.Name)
            .Where(name => !Known.Contains(name))
            .ToList();
        // A known key in another case, or one that is not known, may be what its neighbour is meant to be.
        bool Stands(string key) => others.Exists(other => other.EndsWith(key, StringComparison.OrdinalIgnoreCase));
        var (allows, denies, effect) = Effect(statement, others);
        var (assumes, action) = Actions(statement, Stands("Action"));
        var (named, principal) = TrustPrincipals.Read(statement, Stands("Principal"), ownerId);
        var condition = Condition(statement);
        var doubtful = others.Exists(other => other is not ("Sid" or "Resource" or "NotPrincipal"));
        return new(
            allows,
            denies,
            doubtful ? Certainty.Maybe : assumes,
            named,
            [
                .. ((OpaqueReason?[])[effect, action, principal, condition]).OfType<OpaqueReason>(),
                .. others.Select(other => new OpaqueReason(OpaqueReasonKind.Key, other)),
            ],
            IsBound: condition is not null || others.Count > 0
        );
    }

    /// <summary>The statement as a clause.</summary>
    /// <param name="number">Its place in the document, from 1.</param>
    /// <param name="text">Its canonical text.</param>
    public OpaqueStatement AsClause(int number, string text)
    {
        var allows = Allows is not Certainty.No && Assumes is not Certainty.No;
        var surely = Allows is Certainty.Yes && Assumes is Certainty.Yes && !IsBound;
        return new(
            number,
            More,
            Denies is not Certainty.No && Assumes is not Certainty.No,
            !allows ? []
                : surely && Named is { } named ? [.. named]
                : [new(PrincipalKind.Statement, text)],
            text
        )
        {
            IsDoubtful = Assumes is Certainty.Maybe || Allows is Certainty.Maybe || Denies is Certainty.Maybe,
        };
    }

    private static (Certainty Allows, Certainty Denies, OpaqueReason? More) Effect(
        JsonElement statement,
        List<string> others
    )
    {
        var other = others.Find(name => name.Equals("Effect", StringComparison.OrdinalIgnoreCase));
        if (!statement.TryGetProperty("Effect", out var effect))
        {
            // Without an effect nothing is denied: that has to be said.
            var denies = other is not null && !IsAllow(statement.GetProperty(other)) ? Certainty.Maybe : Certainty.No;
            return (Certainty.Maybe, denies, other is null ? new(OpaqueReasonKind.NoEffect) : null);
        }

        var text = Text(effect);
        var said = text is null
            ? new OpaqueReason(OpaqueReasonKind.EffectIsNoText)
            : new(OpaqueReasonKind.Effect, text);
        return other is not null ? (Certainty.Maybe, Certainty.Maybe, said)
            : text is "Allow" ? (Certainty.Yes, Certainty.No, null)
            : text is "Deny" ? (Certainty.No, Certainty.Yes, new(OpaqueReasonKind.Deny))
            : (Certainty.Maybe, IsAllow(effect) ? Certainty.No : Certainty.Maybe, said);
    }

    private static bool IsAllow(JsonElement effect) =>
        string.Equals(Text(effect)?.Trim(), "Allow", StringComparison.OrdinalIgnoreCase);

    private static (Certainty Assumes, OpaqueReason? More) Actions(JsonElement statement, bool stands)
    {
        if (!statement.TryGetProperty("Action", out var value))
        {
            return (Certainty.Maybe, stands ? null : new(OpaqueReasonKind.NoAction));
        }

        if (TextsOf(value) is not { } actions)
        {
            return (Certainty.Maybe, new(OpaqueReasonKind.ActionIsNoText));
        }

        var others = actions.Where(action => action is not AssumingActions.AssumeRole).ToImmutableArray();
        return (
            AssumingActions.Judge(actions),
            actions.IsEmpty ? new(OpaqueReasonKind.EmptyActions)
            : others.IsEmpty ? null
            : new(OpaqueReasonKind.Actions, others)
        );
    }

    private static OpaqueReason? Condition(JsonElement statement) =>
        !statement.TryGetProperty("Condition", out var condition) ? null
        : condition.ValueKind is JsonValueKind.Object && !condition.EnumerateObject().Any()
            ? new(OpaqueReasonKind.EmptyCondition)
        : new(OpaqueReasonKind.Condition);

    /// <summary>A text, or the texts of a list without repetitions; null for anything else.</summary>
    internal static ImmutableArray<string>? TextsOf(JsonElement value) =>
        Text(value) is { } one ? [one]
        : value.ValueKind is JsonValueKind.Array
        && value.EnumerateArray().All(item => item.ValueKind is JsonValueKind.String)
            ? [.. value.EnumerateArray().Select(item => item.GetString()!).Distinct()]
        : null;

    private static string? Text(JsonElement value) =>
        value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}

using System.Text.Json.Nodes;
using DtsApply.Sandbox.Ram;

namespace DtsApply.Sandbox.Policies;

/// <summary>What policies say to a call. What is not allowed is denied; a denial beats all that allow it.</summary>
internal enum Verdict
{
    ImplicitDeny,
    Allow,
    ExplicitDeny,
}

/// <summary>How verdicts come about.</summary>
internal static class Verdicts
{
    /// <summary>What several statements or policies say in one.</summary>
    public static Verdict Together(this IEnumerable<Verdict> all)
    {
        var together = Verdict.ImplicitDeny;
        foreach (var one in all)
        {
            if (one is Verdict.ExplicitDeny)
            {
                return one;
            }

            together = one is Verdict.Allow ? one : together;
        }

        return together;
    }

    /// <summary>
    /// What a statement says to a call that it is about: one whose conditions are not all understood allows nothing,
    /// and denies.
    /// </summary>
    /// <param name="statement">The statement.</param>
    /// <param name="holds">Whether its conditions are met; null where one is not understood.</param>
    public static Verdict Judge(JsonNode statement, bool? holds) =>
        TrustDocument.TextOf(statement["Effect"]) switch
        {
            "Allow" when holds is true => Verdict.Allow,
            "Deny" when holds is not false => Verdict.ExplicitDeny,
            _ => Verdict.ImplicitDeny,
        };
}

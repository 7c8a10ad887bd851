using DtsApply.Live;
using DtsApply.Messages;

namespace DtsApply.Alibaba.OpenApi;

/// <summary>Answers that came, each whole, and cannot be used together: no try more would help.</summary>
internal static class UnusableAnswers
{
    /// <summary>What to throw.</summary>
    /// <param name="action">What was asked.</param>
    /// <param name="what">What came instead of an answer.</param>
    /// <param name="contradictory">Whether they disagree about what is there.</param>
    public static CloudException To(string action, string what, bool contradictory = false) =>
        new(FailureKind.NoAnswer, ServiceCallMessages.AnswersCannotBeUsed(action))
        {
            Action = action,
            UnexpectedAnswer = what,
            Tries = 0,
            IsContradictory = contradictory,
        };
}

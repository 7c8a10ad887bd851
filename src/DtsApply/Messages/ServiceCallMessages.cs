namespace DtsApply.Messages;

/// <summary>What became of a call that did not succeed, and what to do where that is known at once.</summary>
internal static class ServiceCallMessages
{
    /// <param name="product">STS or RAM.</param>
    /// <param name="action">The action that was called.</param>
    public static string NotAnswered(string product, string action) => $"{product} did not answer {action}";

    /// <param name="product">STS or RAM.</param>
    /// <param name="action">The action that was called.</param>
    public static string Refused(string product, string action) => $"{product} refused {action}";

    /// <param name="product">STS or RAM.</param>
    /// <param name="action">The action that was called.</param>
    /// <param name="code">The service's error code, safe to show.</param>
    public static string Refused(string product, string action, string code) => $"{Refused(product, action)}: {code}";

    public static string IsNotPermitted(string action) => $"{action} is not permitted";

    /// <param name="action">The action that was called.</param>
    /// <param name="id">The ID of the account that the answer names.</param>
    public static string AnsweredForAccount(string action, string id) => $"{action} was answered for account {id}";

    /// <summary>That answers came, each whole, and do not go together.</summary>
    public static string AnswersCannotBeUsed(string action) => $"the answers to {action} cannot be used";

    /// <summary>What ended the tries early, and how to have more.</summary>
    /// <param name="time">The time for all calls to one account.</param>
    public static string TimeIsUsedUp(TimeSpan time) =>
        FormattableString.Invariant(
            $"the {time.TotalSeconds:0.#} s for calls to this account are used up; --timeout gives more"
        );
}

using DtsApply.Model;
using DtsApply.Text;

namespace DtsApply.Messages;

/// <summary>Calls without an answer, or with one that is not the account's own (DTS531).</summary>
internal static class FailureMessages
{
    private const int LongestQuote = 400;
    private const string WhatAnswers = "see what answers in its place, such as a proxy or a gateway on the way";

    public static Problem NothingAnswersAt(string address, string? reason) =>
        new(RuleId.None, $"nothing answers at {address}: {reason}");

    /// <param name="product">STS or RAM.</param>
    /// <param name="action">The action that was called.</param>
    /// <param name="answer">What came in place of an answer.</param>
    public static Problem NoUsableAnswer(string product, string? action, string answer) =>
        new(RuleId.None, $"{product} gave no answer to {action} that can be used: {answer}", WhatAnswers);

    /// <param name="product">STS or RAM.</param>
    /// <param name="tries">How often it was asked.</param>
    /// <param name="elapsed">For how long.</param>
    /// <param name="instead">What came in place of an answer at last.</param>
    public static Problem SomethingElseAnswers(string product, int tries, TimeSpan elapsed, string instead) =>
        new(RuleId.None, $"{DidNotAnswer(product, tries, elapsed)} (last: {instead})", WhatAnswers);

    /// <param name="product">STS or RAM.</param>
    /// <param name="tries">How often it was asked.</param>
    /// <param name="elapsed">For how long.</param>
    /// <param name="code">The last error's code; null where nothing came at all.</param>
    public static Problem NoAnswer(string product, int tries, TimeSpan elapsed, string? code) =>
        new(RuleId.None, $"{DidNotAnswer(product, tries, elapsed)}{(code is null ? "" : $" (last: {code})")}");

    /// <param name="product">STS or RAM.</param>
    /// <param name="action">The action that was called.</param>
    /// <param name="asked">The ID of the account that was asked about.</param>
    /// <param name="answered">The ID of the account that the answer names.</param>
    public static Problem AnswerIsOfAnotherAccount(string product, string? action, string? asked, string answered) =>
        new(
            RuleId.DTS531,
            $"{action} was answered for account {answered}, not {asked}",
            $"see what answers in the place of {product}, such as --endpoint or a proxy; nothing more was sent to any "
                + "account"
        );

    /// <summary>Why the other accounts are not called any more; the same sentence for all.</summary>
    /// <param name="account">The name of the account in which the wrong answer came.</param>
    public static Problem NothingMoreWasSent(string account) =>
        new(
            RuleId.None,
            $"nothing more was sent to any account, since an answer in account {account} was about another one"
        );

    public static Fact ServiceSaid(string code, string request) => new("service said", $"{code}, request {request}");

    public static Fact Request(string id) => new("request", id);

    /// <summary>The service's own text; only -v shows it.</summary>
    public static Fact InItsWords(string text) =>
        new("in its words", $"\"{(text.Length > LongestQuote ? text[..LongestQuote] + "…" : text)}\"")
        {
            IsDetail = true,
        };

    private static string DidNotAnswer(string product, int tries, TimeSpan elapsed) =>
        FormattableString.Invariant(
            $"{product} did not answer, {Format.Count(tries, "try", "tries")} in {Math.Round(elapsed.TotalSeconds)} s"
        );
}

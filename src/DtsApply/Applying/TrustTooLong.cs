using DtsApply.Live;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Planning;

namespace DtsApply.Applying;

/// <summary>RAM's refusal of a trust policy for its length (DTS532; ram-2015-05-01, error codes of CreateRole
/// and UpdateRole).</summary>
internal static class TrustTooLong
{
    private const string OfCreate = "InvalidParameter.AssumeRolePolicyDocument.Length";
    private const string OfUpdate = "InvalidParameter.NewAssumeRolePolicyDocument.Length";

    /// <summary>The failure; null where the refusal is about something else.</summary>
    /// <param name="exception">What the door threw.</param>
    /// <param name="change">The change that was carried out.</param>
    /// <param name="action">The action that was refused; null for a read.</param>
    /// <param name="told">The failure as it is told otherwise.</param>
    public static Failure? Recognize(CloudException exception, Change change, RoleAction? action, Failure told)
    {
        var trust = action switch
        {
            CreateRole create => create.Trust,
            UpdateRole update => update.Trust,
            _ => null,
        };
        if (trust is null || exception.Error is not { Code: OfCreate or OfUpdate })
        {
            return null;
        }

        var problem = TrustLengthMessages.RamRefusesTheLength(
            change.Address.Role,
            trust.Text.Length,
            change.Wanted?.Trusted.Length ?? 0
        );
        return new(
            told.Diagnostic with
            {
                Rule = problem.Rule,
                Message = problem.Message,
                Help = problem.Help,
            },
            ExitCode.Manifests
        );
    }
}

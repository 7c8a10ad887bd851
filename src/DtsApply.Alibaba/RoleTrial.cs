using System.Globalization;
using System.Text.Json;
using DtsApply.Alibaba.Credentials;
using DtsApply.Alibaba.OpenApi;
using DtsApply.Alibaba.Ram;
using DtsApply.Live;
using DtsApply.Messages;
using DtsApply.Model;

namespace DtsApply.Alibaba;

/// <summary>
/// Tries whether a role can be assumed (STS, AssumeRole). Of the answer the role's name is looked at, and whether there
/// is a key at all: no call is ever signed with it.
/// </summary>
internal static class RoleTrial
{
    /// <summary>Tries it.</summary>
    /// <param name="client">Who assumes it.</param>
    /// <param name="owner">The account of the role.</param>
    /// <param name="role">The role's name.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="CloudException">It was refused, not answered, or answered with a session of something
    /// else.</exception>
    public static async Task RunAsync(
        AccountClient client,
        Account owner,
        string role,
        CancellationToken cancellationToken
    )
    {
        var arn = new RoleAddress(owner.Id.Value!, role).Arn;
        var call = Call.Sts("AssumeRole", StsHosts.Find(client.Account.Sts))
            .With("RoleArn", arn)
            .With("RoleSessionName", TrialSession.Name)
            .With("Policy", TrialSession.Policy)
            .With("DurationSeconds", TrialSession.Seconds.ToString(CultureInfo.InvariantCulture));
        string? assumed = null;
        await client.TryAsync(call, IsSession, cancellationToken);
        if (!Arn.IsOfSession(assumed!, arn))
        {
            throw UnusableAnswers.To(call.Action, UnexpectedAnswerMessages.SessionOfAnother);
        }

        bool IsSession(JsonElement answer)
        {
            assumed = RoleAnswers.ArnOfSession(answer);
            client.Check(call.Action, assumed, owner);
            return assumed is not null
                && Arn.AccountOf(assumed) is not null
                && GivenKey.FromSession(answer) is { Token: not null };
        }
    }
}

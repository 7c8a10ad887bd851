using System.Globalization;
using System.Text.Json;
using DtsApply.Alibaba.OpenApi;
using DtsApply.Live;
using DtsApply.Model;

namespace DtsApply.Alibaba;

/// <summary>
/// Tries whether a role can be assumed (STS, AssumeRole). Of the answer only the role's name is looked at: its key is
/// never made one of ours.
/// </summary>
internal static class RoleTrial
{
    /// <summary>Tries it.</summary>
    /// <param name="client">Who assumes it.</param>
    /// <param name="owner">The account of the role.</param>
    /// <param name="role">The role's name.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static Task RunAsync(AccountClient client, Account owner, string role, CancellationToken cancellationToken)
    {
        var arn = new RoleAddress(owner.Id.Value!, role).Arn;
        var call = Call.Sts("AssumeRole", StsHosts.Find(client.Account.Sts))
            .With("RoleArn", arn)
            .With("RoleSessionName", TrialSession.Name)
            .With("Policy", TrialSession.Policy)
            .With("DurationSeconds", TrialSession.Seconds.ToString(CultureInfo.InvariantCulture));
        return client.TryAsync(call, IsOfTheRole, cancellationToken);

        bool IsOfTheRole(JsonElement answer)
        {
            var assumed = Member(answer, "AssumedRoleUser") is { } user ? ResponseReader.Text(user, "Arn") : null;
            client.Check(call.Action, assumed, owner);
            return Member(answer, "Credentials") is not null
                && assumed?.StartsWith($"{arn}/", StringComparison.OrdinalIgnoreCase) is not false;
        }
    }

    private static JsonElement? Member(JsonElement answer, string name) =>
        answer.TryGetProperty(name, out var member) && member.ValueKind is JsonValueKind.Object ? member : null;
}

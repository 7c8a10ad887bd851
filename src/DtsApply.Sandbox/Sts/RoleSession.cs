using System.Text.Json.Nodes;
using DtsApply.Sandbox.Ram;
using DtsApply.Sandbox.State;
using DtsApply.Text;

namespace DtsApply.Sandbox.Sts;

/// <summary>
/// A session of a role that STS makes. Nothing is kept of it: its key and token follow from what it is.
/// </summary>
/// <param name="Account">The account of the role.</param>
/// <param name="Role">The role.</param>
/// <param name="Name">The session's name.</param>
/// <param name="Ends">When it ends.</param>
internal sealed record RoleSession(string Account, StoredRole Role, string Name, DateTimeOffset Ends)
{
    /// <summary>What it may do at most, as a policy document; null is all that the role may do.</summary>
    public string? Policy { get; init; }

    /// <summary>The members that every answer with a session has.</summary>
    public JsonObject Json()
    {
        var key = SandboxKeys.Named(SessionToken.KeyPrefix + SandboxKeys.Text($"session {Seed()}", 25));
        var token = new SessionToken(key.Id, Account, Role.Id, Name, Ends.ToUnixTimeSeconds()) { Policy = Policy };
        return new()
        {
            ["AssumedRoleUser"] = new JsonObject
            {
                ["AssumedRoleId"] = $"{Role.Id}:{Name}",
                ["Arn"] = $"{RoleActions.ArnOf(Account, Role)}/{Name}",
            },
            ["Credentials"] = new JsonObject
            {
                ["AccessKeyId"] = key.Id,
                ["AccessKeySecret"] = key.Secret,
                ["SecurityToken"] = token.Encode(),
                ["Expiration"] = UtcTime.Seconds(Ends),
            },
        };
    }

    private string Seed() => $"{Role.Id} {Name} {Ends.UtcTicks}{(Policy is null ? "" : " " + Policy)}";
}

using System.Globalization;
using System.Text.Json.Nodes;
using DtsApply.Sandbox.Gateway;
using DtsApply.Sandbox.State;

namespace DtsApply.Sandbox.Ram;

/// <summary>
/// CreatePolicyVersion, GetPolicyVersion, ListPolicyVersions, SetDefaultPolicyVersion, DeletePolicyVersion (RAM help,
/// "Policy versions"): a custom policy has five versions at most, and its default one cannot be deleted.
/// </summary>
internal static class PolicyVersionActions
{
    private const int MostVersions = 5;
    private const string NoRotation = "None";
    private const string Rotation = "DeleteOldestNonDefaultVersionWhenLimitExceeded";

    public static Reply Create(SandboxCall call)
    {
        var document = call.PolicyDocument();
        var isDefault = call.Flag("SetAsDefault");
        var rotates = Rotates(call);
        var policy = call.CustomPolicy();
        call.RefuseIf(
            () => !rotates && policy.Others.Length + 1 >= MostVersions,
            () => Refusal.Limit("Policy.Version", MostVersions)
        );
        if (call.Refusal is { } refusal)
        {
            return refusal;
        }

        var number = policy.Highest() + 1;
        var version = new StoredVersion(string.Create(CultureInfo.InvariantCulture, $"v{number}"), document, call.Date);
        var room = Rotated(policy.Changed(call.Date));
        var more = room with { Others = room.Others.Add(version), LastNumber = number };
        more = isDefault ? more.WithDefault(version) : more;
        return Reply.With("PolicyVersion", Json(more, version)).And(new PolicyPut(call.Account.Id, more));
    }

    public static Reply Get(SandboxCall call)
    {
        var (policy, version) = Version(call, call.Policy());
        return call.Refusal is { } refusal ? refusal : Reply.With("PolicyVersion", Json(policy, version));
    }

    public static Reply List(SandboxCall call)
    {
        var policy = call.Policy();
        return call.Refusal is { } refusal
            ? refusal
            : Reply.With(
                "PolicyVersions",
                new JsonObject
                {
                    ["PolicyVersion"] = new JsonArray([.. policy.Versions().Select(version => Json(policy, version))]),
                }
            );
    }

    public static Reply SetDefault(SandboxCall call)
    {
        var (policy, version) = Version(call, call.CustomPolicy());
        return call.Refusal is { } refusal
            ? refusal
            : Reply.Done.And(new PolicyPut(call.Account.Id, policy.Changed(call.Date).WithDefault(version)));
    }

    public static Reply Delete(SandboxCall call)
    {
        var (policy, version) = Version(call, call.CustomPolicy());
        call.RefuseIf(
            () => version.Id == policy.DefaultVersion,
            () => Refusal.Conflict("Policy.Version.Default", "The default policy version can not be deleted.")
        );
        return call.Refusal is { } refusal
            ? refusal
            : Reply.Done.And(
                new PolicyPut(
                    call.Account.Id,
                    policy with
                    {
                        Others = policy.Others.Remove(version),
                        LastNumber = policy.Highest(),
                    }
                )
            );
    }

    public static JsonObject Json(StoredPolicy policy, StoredVersion version) =>
        new()
        {
            ["VersionId"] = version.Id,
            ["IsDefaultVersion"] = version.Id == policy.DefaultVersion,
            ["CreateDate"] = version.Created,
            ["PolicyDocument"] = version.Document,
        };

    /// <summary>The version that a call names: <c>v</c> and a number.</summary>
    private static (StoredPolicy Policy, StoredVersion Version) Version(SandboxCall call, StoredPolicy policy)
    {
        var id = call.Text("VersionId");
        call.RefuseIf(
            () => id is not ['v', .. var number] || !number.All(char.IsAsciiDigit) || number.Length is 0,
            () => Refusal.BadFormat("VersionId")
        );
        var version = call.Refusal is null ? policy.Version(id) : null;
        call.RefuseIf(() => version is null, () => Refusal.NotExist("Policy.Version", id));
        return (policy, version!);
    }

    private static bool Rotates(SandboxCall call)
    {
        var strategy = call.Parameters.Find("RotateStrategy") is { Length: > 0 } given ? given : NoRotation;
        call.RefuseIf(() => strategy is not (NoRotation or Rotation), () => Refusal.Invalid("RotateStrategy"));
        return strategy is Rotation;
    }

    /// <summary>The policy with room for one version more.</summary>
    private static StoredPolicy Rotated(StoredPolicy policy) =>
        policy.Others.Length + 1 < MostVersions
            ? policy
            : policy with
            {
                Others = policy.Others.Remove(policy.Others.MinBy(version => version.Number)!),
            };
}

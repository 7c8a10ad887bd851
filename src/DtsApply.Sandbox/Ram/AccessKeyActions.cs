using System.Text.Json.Nodes;
using DtsApply.Sandbox.Gateway;
using DtsApply.Sandbox.State;

namespace DtsApply.Sandbox.Ram;

/// <summary>
/// CreateAccessKey, ListAccessKeys, UpdateAccessKey, DeleteAccessKey. Without UserName a RAM user means itself.
/// </summary>
internal static class AccessKeyActions
{
    private const int MostKeys = 2;

    public static Reply Create(SandboxCall call)
    {
        var user = Owner(call);
        call.RefuseIf(() => user.Keys.Length >= MostKeys, () => Refusal.Limit("User.AccessKey", MostKeys));
        if (call.Refusal is { } refusal)
        {
            return refusal;
        }

        var made = SandboxKeys.Named("LTAI5t" + SandboxKeys.Text(call.NewId("key", user.Id, '1'), 18));
        var key = new StoredKey(made.Id, made.Secret, StoredKey.Active, call.Date);
        var json = Json(key);
        json["AccessKeySecret"] = key.Secret;
        return Reply.With("AccessKey", json).And(new UserPut(call.Account.Id, user with { Keys = user.Keys.Add(key) }));
    }

    public static Reply List(SandboxCall call)
    {
        var user = Owner(call);
        return call.Refusal is { } refusal
            ? refusal
            : Reply.With("AccessKeys", new JsonObject { ["AccessKey"] = new JsonArray([.. user.Keys.Select(Json)]) });
    }

    public static Reply Update(SandboxCall call)
    {
        var status = call.Text("Status");
        call.RefuseIf(() => status is not (StoredKey.Active or StoredKey.Inactive), () => Refusal.Invalid("Status"));
        var (user, key) = Key(call);
        return call.Refusal is { } refusal
            ? refusal
            : Reply.Done.And(
                new UserPut(call.Account.Id, user with { Keys = user.Keys.Replace(key, key with { Status = status }) })
            );
    }

    public static Reply Delete(SandboxCall call)
    {
        var (user, key) = Key(call);
        return call.Refusal is { } refusal
            ? refusal
            : Reply.Done.And(new UserPut(call.Account.Id, user with { Keys = user.Keys.Remove(key) }));
    }

    private static (StoredUser User, StoredKey Key) Key(SandboxCall call)
    {
        var id = call.Text("UserAccessKeyId");
        var user = Owner(call);
        var key = user?.Keys.FirstOrDefault(key => key.Id == id);
        call.RefuseIf(() => key is null, () => Refusal.NotExist("User.AccessKey", id));
        return (user!, key!);
    }

    private static StoredUser Owner(SandboxCall call) =>
        call.Parameters.Find("UserName") is null or ""
        && call.Caller is UserCaller caller
        && call.Account.Users.TryGetValue(caller.User.Name, out var self)
            ? self
            : call.User();

    private static JsonObject Json(StoredKey key) =>
        new()
        {
            ["AccessKeyId"] = key.Id,
            ["Status"] = key.Status,
            ["CreateDate"] = key.Created,
        };
}

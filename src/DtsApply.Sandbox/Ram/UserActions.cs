using System.Text.Json.Nodes;
using DtsApply.Sandbox.Gateway;
using DtsApply.Sandbox.State;

namespace DtsApply.Sandbox.Ram;

/// <summary>
/// CreateUser, GetUser, UpdateUser, DeleteUser, ListUsers, and ListGroupsForUser: the sandbox has no groups.
/// </summary>
internal static class UserActions
{
    private const int MostUsers = 1000;

    public static Reply Create(SandboxCall call)
    {
        var name = call.UserName("UserName");
        var user = Described(call, new(name, "", name, "", call.Date, call.Date), "");
        call.RefuseIf(() => call.Account.Users.ContainsKey(name), () => Refusal.Exists("User", name));
        call.RefuseIf(() => call.Account.Users.Count >= MostUsers, () => Refusal.Limit("User", MostUsers));
        if (call.Refusal is { } refusal)
        {
            return refusal;
        }

        user = user with { Id = call.NewId("user", name, '2') };
        var json = Json(user);
        json.Remove("UpdateDate");
        return Reply.With("User", json).And(new UserPut(call.Account.Id, user));
    }

    public static Reply Get(SandboxCall call)
    {
        var user = call.User();
        if (call.Refusal is { } refusal)
        {
            return refusal;
        }

        var json = Json(user);
        json["LastLoginDate"] = "";
        return Reply.With("User", json);
    }

    public static Reply Update(SandboxCall call)
    {
        var user = call.User();
        var name = call.Parameters.Find("NewUserName") is { Length: > 0 } ? call.UserName("NewUserName") : user?.Name;
        call.RefuseIf(
            () => call.Account.Users.GetValueOrDefault(name!) is { } other && other.Id != user!.Id,
            () => Refusal.Exists("User", name!)
        );
        if (call.Refusal is { } refusal)
        {
            return refusal;
        }

        var updated = Described(call, user! with { Name = name!, Updated = call.Date }, "New");
        return call.Refusal is { } late
            ? late
            : Reply
                .With("User", Json(updated))
                .And(new UserGone(call.Account.Id, user.Name), new UserPut(call.Account.Id, updated));
    }

    public static Reply Delete(SandboxCall call)
    {
        var user = call.User();
        call.RefuseIf(
            () => !user.Keys.IsEmpty,
            () => Refusal.Conflict("User.AccessKey", "The user CAN NOT has any access key while deleting the user.")
        );
        call.RefuseIf(
            () => !user.Policies.IsEmpty,
            () => Refusal.Conflict("User.Policy", "The user CAN NOT has any attached policy while deleting the user.")
        );
        return call.Refusal is { } refusal ? refusal : Reply.Done.And(new UserGone(call.Account.Id, user.Name));
    }

    public static Reply List(SandboxCall call) =>
        Paging.Reply(call, call.Account.Users.Values, user => user.Name, new("Users", "User", Json));

    public static Reply Groups(SandboxCall call)
    {
        _ = call.User();
        return call.Refusal is { } refusal
            ? refusal
            : Reply.With("Groups", new JsonObject { ["Group"] = new JsonArray() });
    }

    private static JsonObject Json(StoredUser user) =>
        new()
        {
            ["UserId"] = user.Id,
            ["UserName"] = user.Name,
            ["DisplayName"] = user.DisplayName,
            ["MobilePhone"] = user.MobilePhone,
            ["Email"] = user.Email,
            ["Comments"] = user.Comments,
            ["CreateDate"] = user.Created,
            ["UpdateDate"] = user.Updated,
        };

    /// <summary>
    /// The user with what the call says about it; UpdateUser names the same parameters with New in front.
    /// </summary>
    private static StoredUser Described(SandboxCall call, StoredUser user, string prefix)
    {
        return user with
        {
            DisplayName = Text("DisplayName", 128) ?? user.DisplayName,
            Comments = Text("Comments", 128) ?? user.Comments,
            Email = Text("Email", 128) ?? user.Email,
            MobilePhone = Text("MobilePhone", 32) ?? user.MobilePhone,
        };

        string? Text(string name, int longest)
        {
            var value = call.Parameters.Find(prefix + name);
            call.RefuseIf(() => value?.Length > longest, () => Refusal.TooLong(prefix + name));
            return value;
        }
    }
}

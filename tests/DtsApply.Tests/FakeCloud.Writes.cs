using DtsApply.Model;
using DtsApply.Planning;

namespace DtsApply.Tests;

/// <content>What each write makes of the roles.</content>
internal sealed partial class FakeCloud
{
    private void Write(RoleAddress address, RoleAction action)
    {
        if (action is CreateRole create)
        {
            var made = new Role(
                address,
                Stores(create.Trust),
                [],
                create.Description,
                create.MaxSessionDuration ?? 3600,
                create.Tags
            )
            {
                Id = $"3{address.AccountId}",
                Created = "2026-11-23T14:03:07Z",
            };
            _ = _roles.TryAdd(address, made) ? true : throw Refusal("EntityAlreadyExists.Role");
            return;
        }

        if (!_roles.TryGetValue(address, out var role))
        {
            throw Refusal("EntityNotExist.Role");
        }

        if (action is DeleteRole)
        {
            _ = role.Policies.IsEmpty ? _roles.TryRemove(address, out _) : throw Refusal("DeleteConflict.Role.Policy");
            return;
        }

        _roles[address] = action switch
        {
            UpdateRole update => role with
            {
                Trust = Stores(update.Trust),
                Description = update.Description.Length > 0 ? update.Description : role.Description,
                MaxSessionDuration = update.MaxSessionDuration,
            },
            AttachPolicyToRole attach => !role.Policies.Contains(attach.Policy)
                ? role with
                {
                    Policies = role.Policies.Add(attach.Policy),
                }
                : throw Refusal("EntityAlreadyExists.Role.Policy"),
            DetachPolicyFromRole detach => role.Policies.Contains(detach.Policy)
                ? role with
                {
                    Policies = role.Policies.Remove(detach.Policy),
                }
                : throw Refusal("EntityNotExist.Role.Policy"),
            TagResources tag => role with { Tags = role.Tags.SetItems(tag.Tags) },
            UntagResources untag => role with { Tags = role.Tags.RemoveRange(untag.Keys) },
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}

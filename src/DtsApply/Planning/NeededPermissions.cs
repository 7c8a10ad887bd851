using System.Collections.Immutable;
using DtsApply.Model;

namespace DtsApply.Planning;

/// <summary>What an identity must be allowed, as one statement of a RAM policy.</summary>
/// <param name="Actions">Such as <c>ram:GetRole</c>.</param>
/// <param name="Resources">ARNs, with <c>*</c> where any will do.</param>
public sealed record PolicyStatement(ImmutableArray<string> Actions, ImmutableArray<string> Resources);

/// <summary>
/// The smallest RAM policy with which a run can be carried out, for each account that it calls (RAM, "Authorization
/// information": actions and resources). What needs no permission, such as GetCallerIdentity, is in none.
/// </summary>
public static class NeededPermissions
{
    private static readonly ImmutableArray<string> Reads = ["ram:GetRole", "ram:ListPoliciesForRole"];
    private static readonly ImmutableArray<string> Lists = ["ram:ListRoles", "ram:ListTagResources"];
    private static readonly ImmutableArray<string> Search = ["ram:ListRoles"];

    // A run deletes what it has just made where RAM stored another trust policy than was sent.
    private static readonly ImmutableArray<string> Writes =
    [
        "ram:CreateRole",
        "ram:DeleteRole",
        "ram:TagResources",
        "ram:UpdateRole",
    ];
    private static readonly ImmutableArray<string> Attaches = ["ram:AttachPolicyToRole", "ram:DetachPolicyFromRole"];

    /// <summary>The statements for each account that needs any, by its name.</summary>
    /// <param name="wanted">The roles that the manifests declare.</param>
    /// <param name="called">The accounts that are called.</param>
    /// <param name="between">Those through which roles are assumed, called or not.</param>
    /// <param name="writes">Whether the run may write, as apply does.</param>
    public static ImmutableSortedDictionary<string, ImmutableArray<PolicyStatement>> Find(
        ImmutableArray<WantedRole> wanted,
        ImmutableArray<Account> called,
        ImmutableArray<Account> between,
        bool writes
    )
    {
        var roles = wanted.ToLookup(role => role.Account, StringComparer.Ordinal);
        var members = called
            .Union(between)
            .Where(account => account.Credentials.Value is AssumeRoleCredentials)
            .ToLookup(account => ((AssumeRoleCredentials)account.Credentials.Value!).From, StringComparer.Ordinal);
        return called
            .Union(between)
            .Select(account => (Name: account.Name.Value!, Statements: Of(account)))
            .Where(account => !account.Statements.IsEmpty)
            .ToImmutableSortedDictionary(
                account => account.Name,
                account => account.Statements,
                StringComparer.Ordinal
            );

        ImmutableArray<PolicyStatement> Of(Account account) =>
            [
                .. called.Contains(account) ? Read(account, [.. roles[account.Name.Value!]]) : [],
                .. writes ? Write(account, [.. roles[account.Name.Value!]]) : [],
                .. Assume([.. members[account.Name.Value!]]),
            ];
    }

    private static IEnumerable<PolicyStatement> Read(Account account, ImmutableArray<WantedRole> roles) =>
        roles.IsEmpty
            ? [new(Search, [Role(account, "*")])]
            :
            [
                new(
                    Reads,
                    [
                        .. Names(roles)
                            .Append(RoleAddress.DtsDefaultRole)
                            .Order(StringComparer.Ordinal)
                            .Select(name => Role(account, name)),
                    ]
                ),
                new(Lists, [Role(account, "*")]),
            ];

    private static IEnumerable<PolicyStatement> Write(Account account, ImmutableArray<WantedRole> roles)
    {
        if (roles.IsEmpty)
        {
            yield break;
        }

        ImmutableArray<string> named = [.. Names(roles).Select(name => Role(account, name))];
        yield return new(
            roles.Any(role => role.Protect is false) ? [.. Writes[..3], "ram:UntagResources", .. Writes[3..]] : Writes,
            named
        );
        var policies = roles.Any(role => role.ExtraPolicies is ExtraPolicies.Remove)
            ? [$"acs:ram:*:{account.Id.Value}:policy/*", "acs:ram:*:system:policy/*"]
            : Policies(roles);
        yield return new(Attaches, [.. policies, .. named]);
    }

    private static ImmutableArray<string> Policies(ImmutableArray<WantedRole> roles) =>
        [
            .. roles
                .SelectMany(role => role.Role.Policies)
                .Select(policy => $"acs:ram:*:system:policy/{policy.Name}")
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];

    private static IEnumerable<PolicyStatement> Assume(ImmutableArray<Account> members) =>
        members.IsEmpty
            ? []
            :
            [
                new(
                    ["sts:AssumeRole"],
                    [
                        .. members
                            .Select(member =>
                                new RoleAddress(
                                    member.Id.Value!,
                                    ((AssumeRoleCredentials)member.Credentials.Value!).Role
                                ).Arn
                            )
                            .Order(StringComparer.Ordinal),
                    ]
                ),
            ];

    private static IEnumerable<string> Names(ImmutableArray<WantedRole> roles) =>
        roles.Select(role => role.Role.Address.Role).Distinct().Order(StringComparer.Ordinal);

    private static string Role(Account account, string name) => $"acs:ram:*:{account.Id.Value}:role/{name}";
}

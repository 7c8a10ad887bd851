using DtsApply.Alibaba.OpenApi;
using DtsApply.Live;
using DtsApply.Messages;
using DtsApply.Model;

namespace DtsApply.Alibaba.Ram;

/// <summary>
/// Reads one role: GetRole, ListPoliciesForRole and ListTagResources at once, or the last two only where the trust
/// policy is one of those that are looked for. GetRole alone decides whether there is one, since some services list
/// nothing for a role that is not there where others refuse.
/// </summary>
/// <param name="client">The account's client.</param>
/// <param name="role">The role's name.</param>
/// <param name="onlyWhere">Which trust policies are looked for; null for all.</param>
internal sealed class RoleReader(AccountClient client, string role, Predicate<TrustPolicy>? onlyWhere = null)
{
    private const int Looks = 2;

    /// <summary>The role; null where there is none, or none of those that are looked for.</summary>
    /// <exception cref="CloudException">It could not be read, or the answers disagree twice about whether there is
    /// one.</exception>
    public async Task<Role?> ReadAsync(RoleAddress address, CancellationToken cancellationToken)
    {
        for (var look = 1; ; look++)
        {
            var (found, policies, tags) = await LookAsync(address, cancellationToken);
            if (found is null)
            {
                return null;
            }

            if (policies is not null && tags is not null)
            {
                return RoleAnswers.Role(address, found, policies, tags);
            }

            if (look is Looks)
            {
                var other = policies is null ? "ListPoliciesForRole" : "ListTagResources";
                throw UnusableAnswers.To(
                    "GetRole",
                    UnexpectedAnswerMessages.RoleNotFoundBy(other),
                    contradictory: true
                );
            }
        }
    }

    private async Task<(RoleAnswer? Role, IReadOnlyList<PolicyAnswer>? Policies, List<TagAnswer>? Tags)> LookAsync(
        RoleAddress address,
        CancellationToken cancellationToken
    )
    {
        var found = UnlessMissing(GetAsync(cancellationToken));
        if (onlyWhere is not null && (await found is not { } seen || !onlyWhere(RoleAnswers.Trust(address, seen))))
        {
            return default;
        }

        var policies = UnlessMissing(PoliciesAsync(cancellationToken));
        var tags = UnlessMissing(TagsAsync(cancellationToken));

        // All are waited for, whatever came of them: what is said about a role that is not there does not matter.
        await Task.WhenAll(found, policies, tags).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return await found is { } role ? (role, await policies, await tags) : default;
    }

    private async Task<RoleAnswer> GetAsync(CancellationToken cancellationToken)
    {
        var answer = await client.AskAsync(
            RoleCalls.Get(role),
            AnswerJson.Default.GetRoleAnswer,
            found => RoleAnswers.IsWhole(found, role),
            cancellationToken
        );
        client.Check("GetRole", answer.Role!.Arn);
        return answer.Role is { Arn: null } || Arn.IsOfRole(answer.Role.Arn, role)
            ? answer.Role
            : throw UnusableAnswers.To("GetRole", UnexpectedAnswerMessages.AnotherRole);
    }

    private async Task<IReadOnlyList<PolicyAnswer>> PoliciesAsync(CancellationToken cancellationToken)
    {
        var answer = await client.AskAsync(
            RoleCalls.Policies(role),
            AnswerJson.Default.PoliciesAnswer,
            RoleAnswers.IsWhole,
            cancellationToken
        );
        return answer.Policies!.Policy!;
    }

    private async Task<List<TagAnswer>> TagsAsync(CancellationToken cancellationToken)
    {
        var tags = new List<TagAnswer>();
        var pages = new Pages("ListTagResources");
        do
        {
            var page = await client.AskAsync(
                RoleCalls.TagsOf(role, pages.Next),
                AnswerJson.Default.TagsAnswer,
                RoleAnswers.IsWhole,
                cancellationToken,
                pages.Count
            );
            tags.AddRange(page.TagResources!.Where(tag => RoleAnswers.IsOf(tag, role)));
            pages.Turn(page.NextToken);
        } while (pages.Next is not null);
        return RoleAnswers.AreDistinct(tags)
            ? tags
            : throw UnusableAnswers.To("ListTagResources", UnexpectedAnswerMessages.TagKeyTwice);
    }

    /// <summary>Null where RAM says that there is no such role.</summary>
    private static async Task<T?> UnlessMissing<T>(Task<T> asked)
        where T : class
    {
        try
        {
            return await asked;
        }
        catch (CloudException exception) when (exception.Error is { Code: ServiceCodes.NoRole })
        {
            return null;
        }
    }
}

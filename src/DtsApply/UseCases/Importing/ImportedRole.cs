using System.Collections.Immutable;
using DtsApply.Model;
using DtsApply.Text;

namespace DtsApply.UseCases.Importing;

/// <summary>A live role that DTS may assume, in the declared account that has it.</summary>
/// <param name="Owner">The account.</param>
/// <param name="Live">The role.</param>
internal sealed record ImportedRole(Account Owner, Role Live)
{
    private const string OfAnAccount = $"@{Principal.DtsService}";

    /// <summary>The role's name.</summary>
    public string Name => Live.Address.Role;

    /// <summary>What a manifest is to say of its description; null leaves the live one as it is.</summary>
    public string? Description { get; init; } =
        Live.Description is { Length: > 0 } text && CanStandInAFile(text) ? text : null;

    /// <summary>The IDs of the accounts whose DTS tasks may assume it, sorted: all that a manifest can say.</summary>
    public ImmutableArray<string> Trusted { get; } =
    [
        .. Live
            .Trust.Principals.Select(principal => Trustee.From(principal, Live.Address.AccountId))
            .Where(trustee => trustee.Kind is TrusteeKind.DtsTasks && trustee.AccountId != Live.Address.AccountId)
            .Select(trustee => trustee.AccountId!)
            .Where(AccountId.IsValid)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>
    /// Whether DTS may assume a role with that trust policy, for whatever account and under whatever conditions: it
    /// names the service somewhere.
    /// </summary>
    public static bool MayLetDtsIn(TrustPolicy trust) =>
        trust.Principals.Any(IsDts)
        || trust.Clauses.Any(clause => clause.Text.Contains(Principal.DtsService, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a principal is the service, or looks like it.</summary>
    public static bool IsDts(Principal principal)
    {
        var value = principal.Value.Trim();
        return value.Equals(Principal.DtsService, StringComparison.OrdinalIgnoreCase)
            || value.EndsWith(OfAnAccount, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether a text can be written to a file and holds nothing that looks like a secret.</summary>
    private static bool CanStandInAFile(string text) =>
        AccessKeyMask.Mask(text) == text
        && text.Split('\n').All(line => SecretRedactor.Start(line) is null)
        && !text.EnumerateRunes().Contains(System.Text.Rune.ReplacementChar);
}

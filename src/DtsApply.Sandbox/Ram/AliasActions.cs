using DtsApply.Sandbox.Gateway;
using DtsApply.Sandbox.State;

namespace DtsApply.Sandbox.Ram;

/// <summary>SetAccountAlias, GetAccountAlias, ClearAccountAlias. An alias belongs to one account alone.</summary>
internal static class AliasActions
{
    public static Reply Set(SandboxCall call)
    {
        var alias = call.Text("AccountAlias");
        call.RefuseIf(
            () => alias.Length is < 3 or > 63,
            () =>
                new(
                    400,
                    "InvalidParameter.AccountAlias.Length",
                    "The parameter - \"AccountAlias\" MUST be in the range of 3 and 63."
                )
        );
        call.RefuseIf(
            () => !IsAlias(alias),
            () =>
                new(
                    400,
                    "InvalidParameter.AccountAlias.Format",
                    "The format of parameter - \"AccountAlias\" is incorrect."
                )
        );
        call.RefuseIf(
            () => call.State.Accounts.Any(other => other.Id != call.Account.Id && other.Alias == alias),
            () => Refusal.Exists("AccountAlias", alias)
        );
        return call.Refusal is { } refusal ? refusal : Reply.Done.And(new AliasPut(call.Account.Id, alias));
    }

    public static Reply Get(SandboxCall call) => Reply.With("AccountAlias", call.Account.Alias ?? "");

    public static Reply Clear(SandboxCall call) => Reply.Done.And(new AliasPut(call.Account.Id, null));

    private static bool IsAlias(string alias) =>
        alias.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '-')
        && alias[0] is not '-'
        && alias[^1] is not '-'
        && !alias.Contains("--", StringComparison.Ordinal);
}

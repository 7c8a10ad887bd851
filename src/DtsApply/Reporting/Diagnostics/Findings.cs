using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Reporting.Screen;

namespace DtsApply.Reporting.Diagnostics;

/// <summary>Draws findings about one account, or about none, outside a plan.</summary>
public static class Findings
{
    /// <summary>Draws them with the account they are about.</summary>
    /// <param name="page">Where they are drawn.</param>
    /// <param name="account">The account's name; null where they are about no account.</param>
    /// <param name="findings">The findings.</param>
    public static void Draw(Page page, string? account, IEnumerable<Diagnostic> findings)
    {
        if (account is not null)
        {
            page.Line(StyledText.Name(ScopeMessages.Account(account)));
        }

        foreach (var finding in findings)
        {
            Finding.Draw(
                page,
                2,
                finding with
                {
                    Message = finding.Role is { } role ? $"role {role}: {finding.Message}" : finding.Message,
                }
            );
        }

        page.Line();
    }
}

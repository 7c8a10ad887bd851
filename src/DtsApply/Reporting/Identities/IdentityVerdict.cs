using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Reporting.Screen;
using DtsApply.UseCases;

namespace DtsApply.Reporting.Identities;

/// <summary>The last line of whoami.</summary>
public static class IdentityVerdict
{
    /// <summary>Writes it.</summary>
    /// <param name="command">The command's name.</param>
    /// <param name="found">What was found.</param>
    public static StyledText Write(string command, FoundIdentities found)
    {
        var rows = IdentityRow.All(found).ToLookup(row => row.Kind);
        int Count(IdentityVerdictKind kind) => rows[kind].Count();
        var (right, uncalled) = (Count(IdentityVerdictKind.Same), Count(IdentityVerdictKind.NotCalled));
        var called = found.Accounts.Length - uncalled;
        var isWrong = found.Code is not ExitCode.Done;
        var proved = called is 0 ? IdentityMessages.NoneCalled : IdentityMessages.Proved(right, called);
        string[] rest =
        [
            .. Some(Count(IdentityVerdictKind.Refused), IdentityMessages.AndRefused),
            .. Some(Count(IdentityVerdictKind.NoCredentials), IdentityMessages.AndWithoutCredentials),
            .. Some(Count(IdentityVerdictKind.NoAnswer), IdentityMessages.AndWithoutAnswer),
            .. called is 0 ? [] : Some(uncalled, IdentityMessages.AndNotCalled),
        ];
        var tail = string.Join(", ", rest);
        return isWrong
            ? StyledText.Lose($"{command}:")
                + $" {proved}{(tail.Length > 0 ? ", " : "")}{tail} {ExitMessages.Code(found.Code)}"
            : StyledText.Name($"{command}:")
                + " "
                + StyledText.Gain(proved + (tail.Length > 0 ? "," : ""))
                + (tail.Length > 0 ? $" {tail}" : "");
    }

    private static string[] Some(int count, Func<int, string> words) => count > 0 ? [words(count)] : [];
}

using System.Text.RegularExpressions;
using Xunit;

namespace DtsApply.EndToEnd;

/// <summary>
/// What a README tells its readers to type, and what it shows of the answers: a block <c>sh</c> is typed as it is, in a
/// block <c>console</c> a line after <c>$</c> is typed and what follows is shown, where <c>…</c> stands for lines that
/// are left out. All of it is typed into one shell, in a folder in which the examples are.
/// </summary>
internal static partial class Walkthrough
{
    private const string Mark = "@@ next step";

    /// <summary>The text of a README of the checkout.</summary>
    public static string Read(params string[] path) => File.ReadAllText(Path.Combine([Tool.Root, .. path]));

    /// <summary>The part of a text between two others, the first of which belongs to it.</summary>
    public static string Part(string text, string from, string to)
    {
        var begin = text.IndexOf(from, StringComparison.Ordinal);
        Assert.True(begin >= 0, $"the text says nowhere: {from}");
        var end = text.IndexOf(to, begin + from.Length, StringComparison.Ordinal);
        Assert.True(end >= 0, $"the text does not say after that: {to}");
        return text[begin..end];
    }

    /// <summary>Types it, and compares.</summary>
    /// <param name="tool">The folder and the environment.</param>
    /// <param name="text">The README, or a part of it.</param>
    public static void Follow(Tool tool, string text)
    {
        Directory.CreateSymbolicLink(Path.Combine(tool.Folder, "examples"), Path.Combine(Tool.Root, "examples"));
        var steps = Steps(text).ToList();
        Assert.NotEmpty(steps);

        var typed = Type(tool, string.Concat(steps.Select(step => $"{Mark}\n{step.Typed}\n")));
        foreach (var (step, said) in steps.Zip(typed.Split($"{Mark}\n").Skip(1), (step, said) => (step, said)))
        {
            if (step.Shown is { } shown)
            {
                Assert.True(IsShown(said, shown), $"$ {step.Typed}\n--- it says\n{said}--- the README says\n{shown}");
            }
        }
    }

    /// <summary>Types commands into a shell; what they say on either stream comes as one text.</summary>
    /// <param name="tool">The folder and the environment.</param>
    /// <param name="commands">The commands; a line that is <see cref="Mark"/> is said.</param>
    /// <param name="before">What the shell does before every call of the tool, such as adding options.</param>
    public static string Type(Tool tool, string commands, string before = ":")
    {
        var shell =
            $"dts-apply() {{ {before}; '{Tool.Binary}' \"$@\"; }}\nexec 2>&1\n"
            + commands.Replace(Mark, $"echo '{Mark}'", StringComparison.Ordinal);
        using var process = tool.Program("bash", "-c", shell);
        process.StandardInput.Close();
        return Tool.Finish(process).Out;
    }

    private static IEnumerable<(string Typed, string? Shown)> Steps(string text)
    {
        foreach (Match block in Block().Matches(text))
        {
            var lines = block.Groups["text"].Value;
            if (block.Groups["kind"].Value is "sh")
            {
                yield return (lines, null);
                continue;
            }

            foreach (var step in $"\n{lines}".Split("\n$ ").Skip(1))
            {
                var end = step.IndexOf('\n', StringComparison.Ordinal);
                yield return (step[..end], step[(end + 1)..]);
            }
        }
    }

    private static bool IsShown(string said, string shown)
    {
        var lines = Even(shown).Split('\n').Select(line => line.Trim() is "…" ? "(.*\n)*?" : $"{Regex.Escape(line)}\n");
        return Regex.IsMatch($"{Even(said)}\n", $@"\A{string.Concat(lines)}\z");
    }

    /// <summary>A text that tells neither how long something took nor by which run.</summary>
    private static string Even(string text) =>
        Run().Replace(Seconds().Replace(text, "0.1 s"), "20261123T140307Z-1ff65b53").TrimEnd('\n');

    [GeneratedRegex("^```(?<kind>sh|console)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"\b\d{8}T\d{6}Z-[0-9a-f]{8}\b")]
    private static partial Regex Run();

    [GeneratedRegex(@"\b\d+\.\d s\b")]
    private static partial Regex Seconds();
}

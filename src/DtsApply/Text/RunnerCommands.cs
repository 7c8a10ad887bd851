using System.Text.RegularExpressions;

namespace DtsApply.Text;

/// <summary>
/// What runners of CI take for commands to themselves: <c>::name::</c> where a line begins (GitHub Actions, after white
/// space),
/// <c>##[name]</c> (GitHub Actions, Azure Pipelines), <c>##vso[name]</c> (Azure Pipelines) and <c>##teamcity[name]</c>
/// (TeamCity) anywhere in one. Others' text never is one.
/// </summary>
public static partial class RunnerCommands
{
    /// <summary>
    /// A line of text in which no runner finds a command: one character of each is shown as its escape.
    /// </summary>
    public static string Defuse(string line) => Leading().Replace(Inner().Replace(line, @"#\x23$1["), @"$1:\x3a");

    /// <summary>A JSON text of the same meaning in which no runner finds a command.</summary>
    public static string DefuseJson(string json) => Inner().Replace(json, @"#\u0023$1[");

    /// <summary>An XML text of the same meaning in which no runner finds a command.</summary>
    public static string DefuseXml(string xml) => Leading().Replace(Inner().Replace(xml, "#&#35;$1["), "$1:&#58;");

    /// <summary>Whether a runner would find a command in the line.</summary>
    public static bool AreIn(string line) => Inner().IsMatch(line) || Leading().IsMatch(line);

    [GeneratedRegex(@"##(\w*)\[", RegexOptions.CultureInvariant)]
    private static partial Regex Inner();

    [GeneratedRegex(@"^(\s*)::", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Leading();
}

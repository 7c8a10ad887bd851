using System.Reflection;

namespace DtsApply.Cmd.Help;

/// <summary>The help of each command, written by hand: one text file a command, beside this one and embedded.</summary>
public static class HelpTexts
{
    private const string Top = "dts-apply";

    private static Assembly Home => typeof(HelpTexts).Assembly;

    /// <summary>Whether there is a command of that name with a help of its own.</summary>
    /// <param name="command">A command's name, as typed.</param>
    public static bool Has(string command) => command is not Top && Home.GetManifestResourceInfo(Resource(command)) is not null;

    /// <summary>The help of a command; without one, the overview of all.</summary>
    /// <param name="command">A command that <see cref="Has"/> knows, or null.</param>
    /// <exception cref="ArgumentException">There is no help for it.</exception>
    public static string Of(string? command)
    {
        using var stream = Home.GetManifestResourceStream(Resource(command ?? Top)) ?? throw new ArgumentException($"no help for {command}", nameof(command));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static string Resource(string name) => $"help.{name}";
}

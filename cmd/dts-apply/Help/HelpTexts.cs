using System.Reflection;

namespace DtsApply.Cmd.Help;

/// <summary>The help of each command, written by hand: one text file a command, beside this one and embedded.</summary>
internal static class HelpTexts
{
    private const string Top = "dts-apply";
    private const int Written = 80;

    private static Assembly Home => typeof(HelpTexts).Assembly;

    /// <summary>Whether there is a command of that name with a help of its own.</summary>
    /// <param name="command">A command's name, as typed.</param>
    public static bool Has(string command) =>
        command is not Top && Home.GetManifestResourceInfo(Resource(command)) is not null;

    /// <summary>
    /// The help of a command as a terminal of that width shows it; texts are written for 80 columns, and broken only
    /// for fewer.
    /// </summary>
    /// <param name="command">A command that <see cref="Has"/> knows, or null for the overview of all.</param>
    /// <param name="width">How many cells a line has.</param>
    /// <exception cref="ArgumentException">There is no help for it.</exception>
    public static string Find(string? command, int width)
    {
        var (text, codes) = ExitCodeColumns.Split(Read(command));
        return (width >= Written ? text : HelpWrapping.Narrow(text, width))
            + ExitCodeColumns.Show(codes, Math.Min(width, Written));
    }

    /// <summary>The help of a command in 80 columns; without one, the overview of all.</summary>
    /// <param name="command">A command that <see cref="Has"/> knows, or null.</param>
    /// <exception cref="ArgumentException">There is no help for it.</exception>
    public static string Find(string? command) => Find(command, Written);

    private static string Read(string? command)
    {
        using var stream = Home.GetManifestResourceStream(Resource(command ?? Top))
            ?? throw new ArgumentException($"no help for {command}", nameof(command));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    private static string Resource(string name) => $"help.{name}";
}

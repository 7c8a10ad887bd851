namespace DtsApply.Messages;

/// <summary>Environment variables that look like options, and set nothing.</summary>
internal static class VariableMessages
{
    public const string Warning = "warning:";

    /// <param name="variable">The variable.</param>
    /// <param name="option">The option's name.</param>
    public static string IsAFlagOnly(string variable, string option) =>
        $"{variable} is not read: --{option} is taken from the command line alone";

    /// <param name="variable">The variable.</param>
    /// <param name="near">The one that is surely meant; null where none is near.</param>
    public static string IsNoOption(string variable, string? near) =>
        $"{variable} is not read, no option is called so{(near is null ? "" : $"; did you mean {near}?")}";

    /// <summary>A variable that would have a file written.</summary>
    public static string NamesAFile(string name, string option) =>
        $"{name} names a file, and is not read; files are written where the command line says --{option} FORMAT=FILE";
}

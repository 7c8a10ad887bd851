using Cocona.Command;
using DtsApply.Manifests;
using DtsApply.Messages;
using DtsApply.Reporting.Screen;
using DtsApply.Text;

namespace DtsApply.Cmd.CommandLine;

/// <summary>
/// Variables that look like options and are none, so that nothing is set by them: told once, on standard error, and
/// never with their values.
/// </summary>
internal static class StrayVariables
{
    private static readonly int Begin = OptionBinder.Prefix.Length;

    // A manifest may have a prefix of that kind: environment: dts-apply-orders.
    private static readonly string[] OfKeys = ["_ACCESS_KEY_ID", "_ACCESS_KEY_SECRET", "_SECURITY_TOKEN"];

    /// <summary>Tells of them.</summary>
    /// <param name="world">Where the variables are.</param>
    /// <param name="options">The options of all commands; asked for only where there are such variables.</param>
    /// <param name="page">Where it is told.</param>
    public static void Warn(CommandEnvironment world, Func<IEnumerable<CommandOptionDescriptor>> options, Page page)
    {
        var given = world
            .Variables.Where(name => name.StartsWith(OptionBinder.Prefix, StringComparison.OrdinalIgnoreCase))
            .Where(name => !OfKeys.Any(end => name.EndsWith(end, StringComparison.OrdinalIgnoreCase)))
            .Order(StringComparer.Ordinal)
            .ToList();
        if (given.Count is 0)
        {
            return;
        }

        var known = options().Select(option => option.Name).Distinct().ToDictionary(OptionBinder.Variable);
        var usable = known
            .Where(option => !OptionBinder.IsFlagOnly(option.Value))
            .Select(option => option.Key)
            .ToList();
        var files = usable.Where(name => OptionBinder.NamesAFile(known[name], world.Environment(name) ?? "")).ToList();
        // It names files as PATH does, so it is read by itself.
        usable.Add(FencePaths.VariableName);
        foreach (var name in given.Except(usable.Except(files), StringComparer.Ordinal))
        {
            var message =
                files.Contains(name) ? VariableMessages.NamesAFile(name, known[name])
                : known.TryGetValue(name, out var option) ? VariableMessages.IsAFlagOnly(name, option)
                : VariableMessages.IsNoOption(TerminalEscape.Escape(name), Near(name, usable));
            page.Line(StyledText.Change(VariableMessages.Warning) + $" {message}");
        }
    }

    // What all of them begin with is no likeness.
    private static string? Near(string name, IEnumerable<string> usable) =>
        Suggestions.Nearest(name[Begin..], usable.Select(variable => variable[Begin..])) is { } near
            ? OptionBinder.Prefix + near
            : null;
}

using System.Reflection;

namespace DtsApply.Cmd.CommandLine;

/// <summary>Which version of the tool this is.</summary>
internal static class ToolVersion
{
    /// <summary>As it was built, <c>0.1.0</c>.</summary>
    public static string Current { get; } =
        typeof(ToolVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
        ?? "0.0.0";
}

using DtsApply.Text;
using DtsApply.Cmd.Files;
using DtsApply.Cmd.CommandLine;
using DtsApply.Cmd.Console;
using DtsApply.Cmd;
using System.Globalization;
using System.Security.Cryptography;

namespace DtsApply.Cmd.Commands;

/// <summary>Names for runs: sorted by time, told apart by chance.</summary>
internal static class RunIds
{
    /// <summary>A new one, <c>20261123T140307Z-3f9c2a71</c>.</summary>
    public static string New(TimeProvider clock) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{clock.GetUtcNow():yyyyMMdd'T'HHmmss'Z'}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}"
        );
}

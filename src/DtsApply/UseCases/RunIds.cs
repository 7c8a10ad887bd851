using System.Globalization;
using System.Security.Cryptography;

namespace DtsApply.UseCases;

/// <summary>Names for runs: sorted by time, told apart by chance.</summary>
public static class RunIds
{
    /// <summary>A new one, <c>20261123T140307Z-3f9c2a71</c>.</summary>
    public static string New(TimeProvider clock) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{clock.GetUtcNow():yyyyMMdd'T'HHmmss'Z'}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}"
        );
}

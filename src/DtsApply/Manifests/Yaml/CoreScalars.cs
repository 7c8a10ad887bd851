using System.Globalization;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace DtsApply.Manifests.Yaml;

/// <summary>
/// What a scalar means by the core schema of YAML 1.2 (section 10.3.2): yes, on and dates are texts, 0123 is a number.
/// </summary>
internal static partial class CoreScalars
{
    // Above, a double no longer holds every whole number.
    private const double ExactWhole = 9007199254740992;

    public static JValue Value(Scalar scalar) =>
        scalar.Style is ScalarStyle.Plain ? Plain(scalar.Value) : new JValue(scalar.Value);

    /// <summary>What a text without quotes means.</summary>
    public static JValue Plain(string text) => MayBeMore(text) ? Special(text) : new JValue(text);

    /// <summary>Whether it is a text.</summary>
    public static bool IsText(Scalar scalar) => Value(scalar).Value is string;

    // Most plain scalars are names: their first letter says that they are nothing else.
    private static bool MayBeMore(string text) =>
        text.Length is 0 || "0123456789+-.~nNtTfF".Contains(text[0], StringComparison.Ordinal);

    private static JValue Special(string text) =>
        text switch
        {
            "" or "~" or "null" or "Null" or "NULL" => JValue.CreateNull(),
            "true" or "True" or "TRUE" => new JValue(true),
            "false" or "False" or "FALSE" => new JValue(false),
            ".nan" or ".NaN" or ".NAN" => new JValue(double.NaN),
            ".inf" or ".Inf" or ".INF" or "+.inf" or "+.Inf" or "+.INF" => new JValue(double.PositiveInfinity),
            "-.inf" or "-.Inf" or "-.INF" => new JValue(double.NegativeInfinity),
            _ when char.IsAsciiLetter(text[0]) => new JValue(text),
            _ => Number(text) ?? new JValue(text),
        };

    private static JValue? Number(string text) =>
        text.StartsWith("0x", StringComparison.Ordinal) && Hexadecimal().IsMatch(text) ? Based(text, 16)
        : text.StartsWith("0o", StringComparison.Ordinal) && Octal().IsMatch(text) ? Based(text, 8)
        : !Decimal().IsMatch(text) ? null
        : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
            ? new JValue(whole)
        : Fraction(double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture));

    private static JValue Based(string text, int radix)
    {
        var value = text.Skip(2).Aggregate(0.0, (sum, digit) => sum * radix + Convert.ToInt32($"{digit}", 16));
        return Fraction(value);
    }

    // 3600.0 and 3.6e3 are the whole number 3600, as in every JSON schema validator.
    private static JValue Fraction(double number) =>
        double.IsInteger(number) && Math.Abs(number) <= ExactWhole ? new JValue((long)number) : new JValue(number);

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\z")]
    private static partial Regex Decimal();

    [GeneratedRegex(@"^0x[0-9a-fA-F]+\z")]
    private static partial Regex Hexadecimal();

    [GeneratedRegex(@"^0o[0-7]+\z")]
    private static partial Regex Octal();
}

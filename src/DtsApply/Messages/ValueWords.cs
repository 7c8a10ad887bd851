using DtsApply.Model;

namespace DtsApply.Messages;

/// <summary>Kinds of values in words.</summary>
internal static class ValueWords
{
    /// <summary>What stands there.</summary>
    public static string Found(ValueKind kind) =>
        kind switch
        {
            ValueKind.Group => "a group of keys",
            ValueKind.List => "a list",
            ValueKind.Text => "a text",
            ValueKind.Boolean => "true or false",
            ValueKind.Empty => "empty",
            _ => "a number",
        };

    /// <summary>What should stand there.</summary>
    public static string Wanted(ValueKind kind) =>
        kind switch
        {
            ValueKind.Text => "text",
            ValueKind.WholeNumber => "a whole number",
            _ => Found(kind),
        };
}

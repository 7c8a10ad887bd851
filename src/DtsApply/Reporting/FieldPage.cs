using DtsApply.Manifests;

namespace DtsApply.Reporting;

/// <summary>The page of one field of the format, from the schema alone.</summary>
internal static class FieldPage
{
    private static readonly string[] Numbers = ["none", "one", "two", "three", "four", "five", "six", "seven"];

    public static void Draw(Page page, SchemaField field)
    {
        page.Line(Text.Name(field.Path));
        page.Line();
        Facts(page, field);
        page.Line();
        page.Hanging(0, "", field.Description, 0);
        page.Line();
        if (field.Fields.Length > 0)
        {
            Children(page, field);
        }
        else
        {
            Values(page, field);
            Example(page, field);
        }
    }

    private static void Facts(Page page, SchemaField field)
    {
        var choices = Math.Max(field.Values.Length, field.Examples.Length);
        var list = choices < 2 ? "" : field.Values.Length > 0 ? $", one of the {Number(choices)} below" : $", usually one of the {Number(choices)} below";
        page.Field(2, "type", field.Type + list);
        if (field.Default is { } usual)
        {
            page.Field(2, "default", usual);
        }

        if (field.Path.Contains('.', StringComparison.Ordinal))
        {
            page.Field(2, "needed", field.IsNeeded ? "yes" : "no");
        }

        if (field.Rule is { } rule)
        {
            var side = field.Path.Contains(".source.", StringComparison.Ordinal) ? "source" : "destination";
            page.Field(2, "checked", rule is "DTS401" or "DTS402" ? $"only if the {side} is cross-account ({rule})" : $"always ({rule})");
        }
    }

    private static void Children(Page page, SchemaField field)
    {
        var width = field.Fields.Max(child => child.Key.Length) + 2;
        foreach (var child in field.Fields)
        {
            page.Hanging(2, $"{(child.IsNeeded ? "needed" : ""),-8}{child.Key.PadRight(width)}", child.Description, 10 + width);
        }

        page.Line();
        page.Line(Text.Aside("next:") + $" dts-apply explain {field.Path}.{field.Fields[0].Key}");
    }

    private static void Values(Page page, SchemaField field)
    {
        var values = field.Values.Length > 0 ? field.Values : [.. field.Examples.Length > 1 ? field.Examples.Select(value => (value, (string?)null)) : []];
        foreach (var (value, meaning) in values)
        {
            page.Line($"  {value}");
            if (meaning is not null)
            {
                page.Hanging(6, "", meaning, 6);
            }
        }

        if (values.Length > 0)
        {
            page.Line();
        }
    }

    private static void Example(Page page, SchemaField field)
    {
        var value = field.Values.Length > 0 ? field.Values[^1].Value : field.Examples.Length > 0 ? field.Examples[0] : field.Default ?? "a text";
        var keys = field.Path.Split('.');
        page.Line("example");
        if (keys.Length > 2)
        {
            page.Line($"  {keys[^2]}:");
        }

        var quote = field.Type is "text" && value.All(char.IsAsciiDigit) ? "\"" : "";
        page.Line($"{(keys.Length > 2 ? "    " : "  ")}{field.Key}: {quote}{value}{quote}");
    }

    private static string Number(int count) => count < Numbers.Length ? Numbers[count] : $"{count}";
}

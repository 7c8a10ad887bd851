using DtsApply.Manifests.Schema;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Reporting.Screen;
using DtsApply.Text;

namespace DtsApply.Reporting.Explaining;

/// <summary>The page of one field of the format, from the schema alone.</summary>
internal static class FieldPage
{
    private const int ChildIndent = 10;
    private const int LeastColumn = 30;

    public static void Draw(Page page, SchemaField field, SchemaField? group)
    {
        page.Line(StyledText.Name(field.Path));
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
            Example(page, field, group!);
        }
    }

    private static void Facts(Page page, SchemaField field)
    {
        var choices = Math.Max(field.Values.Length, field.Examples.Length);
        var list = choices < 2 ? "" : ExplainMessages.OneOfThese(choices);
        page.Field(2, ExplainMessages.Type, ValueWords.Wanted(field.Type) + list);
        if (field.Default is { } usual)
        {
            page.Field(2, ExplainMessages.Default, usual);
        }

        if (field.Path.Contains('.', StringComparison.Ordinal))
        {
            page.Field(2, ExplainMessages.Needed, ExplainMessages.IsNeeded(field.IsNeeded));
        }

        if (field.Rule is { } rule)
        {
            var isSource = field.Path.Contains(".source.", StringComparison.Ordinal);
            page.Field(
                2,
                ExplainMessages.Checked,
                rule is RuleId.DTS401 or RuleId.DTS402
                    ? ExplainMessages.OnlyAcrossAccounts(isSource ? SideName.Source : SideName.Destination, rule)
                    : ExplainMessages.Always(rule)
            );
        }
    }

    private static void Children(Page page, SchemaField field)
    {
        var width = field.Fields.Max(child => child.Key.Length) + 2;
        foreach (var child in field.Fields)
        {
            var head = $"{(child.IsNeeded ? ExplainMessages.Needed : ""),-8}{child.Key.PadRight(width)}";
            if (page.Width - ChildIndent - width < LeastColumn)
            {
                page.Line($"  {head}");
                page.Hanging(ChildIndent + 2, "", child.Description, ChildIndent + 2);
            }
            else
            {
                page.Hanging(2, head, child.Description, ChildIndent + width);
            }
        }

        page.Line();
        page.Line(StyledText.Aside("next:") + $" dts-apply explain {field.Path}.{field.Fields[0].Key}");
    }

    private static void Values(Page page, SchemaField field)
    {
        var values =
            field.Values.Length > 0
                ? field.Values
                :
                [
                    .. field.Examples.Length > 1
                        ? field.Examples.Order(StringComparer.Ordinal).Select(value => (value, (string?)null))
                        : [],
                ];
        foreach (var (value, meaning) in values)
        {
            page.Prose(2, value);
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

    /// <summary>
    /// The field among the keys of its group that come with it: those of the group's own example up to it, or those
    /// that the group must have.
    /// </summary>
    private static void Example(Page page, SchemaField field, SchemaField group)
    {
        var (indent, own) = (
            group.Path.Contains('.', StringComparison.Ordinal) ? 4 : 2,
            group.Example.FirstOrDefault(member => member.Key == field.Key).Value
        );
        var before = own is not null
            ? group.Example.TakeWhile(member => member.Key != field.Key)
            : group
                .Fields.Where(other => other.IsNeeded && other != field && other.Fields.Length is 0)
                .Select(other => (other.Key, Value: Value(other)));
        page.Line(ExplainMessages.Example);
        if (indent > 2)
        {
            page.Line($"  {group.Key}:");
        }

        foreach (var (key, value) in before.Append((field.Key, own ?? Value(field))))
        {
            page.Line($"{new string(' ', indent)}{key}: {Written(field, value)}");
        }
    }

    // An example that says true, beside those of texts, means it.
    private static string Written(SchemaField field, string value) =>
        field.Type is ValueKind.Text && value is not "true" ? Quoting.Yaml(value) : value;

    private static string Value(SchemaField field) =>
        field.Type is ValueKind.List ? $"[{field.Values[0].Value}]"
        : field.Values.Length > 0 ? field.Values[^1].Value
        : field.Example.Length > 0
            ? $"{{{string.Join(", ", field.Example.Select(member => $"{member.Key}: {Quoting.Yaml(member.Value)}"))}}}"
        : field.Examples.Length > 0 ? field.Examples[0]
        : field.Default ?? throw new NotSupportedException($"the schema has no example of {field.Path}");
}

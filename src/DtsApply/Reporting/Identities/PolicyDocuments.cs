using System.Collections.Immutable;
using System.Text.Json;
using DtsApply.Planning;
using DtsApply.Reporting.Screen;

namespace DtsApply.Reporting.Identities;

/// <summary>
/// RAM policies by the names of accounts, one JSON object, to be pasted into the RAM console: short lists on one line,
/// long ones one a line.
/// </summary>
public static class PolicyDocuments
{
    private const int Widest = 80;

    /// <summary>The object as text, with a line feed at its end.</summary>
    /// <param name="policies">The statements, by the names of accounts.</param>
    public static string Write(ImmutableSortedDictionary<string, ImmutableArray<PolicyStatement>> policies)
    {
        var accounts = policies.Select(account =>
            $"  {Quoted(account.Key)}: {{\n    \"Version\": \"1\",\n    \"Statement\": [\n"
            + string.Join(",\n", account.Value.Select(Statement))
            + "\n    ]\n  }"
        );
        return policies.IsEmpty ? "{}\n" : $"{{\n{string.Join(",\n", accounts)}\n}}\n";
    }

    /// <summary>The member <c>accounts</c> of the object for machines (contract, section 4, kind <c>Policies</c>).</summary>
    /// <param name="writer">Where.</param>
    /// <param name="policies">The statements, by the names of accounts.</param>
    /// <param name="toolVersion">Who says so.</param>
    public static void Members(
        Utf8JsonWriter writer,
        ImmutableSortedDictionary<string, ImmutableArray<PolicyStatement>> policies,
        string toolVersion
    )
    {
        JsonText.Head(writer, "Policies", toolVersion);
        writer.WritePropertyName("accounts");
        writer.WriteRawValue(Write(policies));
    }

    private static string Statement(PolicyStatement statement) =>
        $"      {{\n        \"Effect\": \"Allow\",\n{List("Action", statement.Actions)},\n"
        + $"{List("Resource", statement.Resources)}\n      }}";

    private static string List(string name, ImmutableArray<string> items)
    {
        var head = $"        {Quoted(name)}: ";
        if (items is [var only])
        {
            return head + Quoted(only);
        }

        var line = $"{head}[{string.Join(", ", items.Select(Quoted))}]";
        return line.Length < Widest
            ? line
            : $"{head}[\n{string.Join(",\n", items.Select(item => $"          {Quoted(item)}"))}\n        ]";
    }

    private static string Quoted(string text) => $"\"{JsonEncodedText.Encode(text)}\"";
}

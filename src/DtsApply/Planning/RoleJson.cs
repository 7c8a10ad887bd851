using System.Collections.Immutable;
using System.Text.Json;
using DtsApply.Model;
using DtsApply.Text;
using static DtsApply.Text.StoredJson;

namespace DtsApply.Planning;

/// <summary>A role whole, as JSON that reads back to the same role: for files that a later run relies on.</summary>
public static class RoleJson
{
    /// <summary>Writes a member that holds the role; null where there is none.</summary>
    /// <param name="writer">The writer, inside an object.</param>
    /// <param name="name">The member's name.</param>
    /// <param name="role">The role.</param>
    public static void Write(Utf8JsonWriter writer, string name, Role? role)
    {
        if (role is null)
        {
            writer.WriteNull(name);
            return;
        }

        writer.WriteStartObject(name);
        writer.WriteString("id", role.Id);
        writer.WriteString("trust", role.Trust.Text);
        JsonWriting.List(writer, "policies", role.Policies, policy => Write(writer, policy));
        writer.WriteString("description", role.Description);
        Write(writer, "maxSessionDuration", role.MaxSessionDuration);
        Write(writer, role.Tags);
        writer.WriteString("created", role.Created);
        writer.WriteString("updated", role.Updated);
        writer.WriteEndObject();
    }

    /// <summary>Writes tags as the member <c>tags</c>.</summary>
    public static void Write(Utf8JsonWriter writer, ImmutableSortedDictionary<string, string> tags)
    {
        writer.WriteStartObject("tags");
        foreach (var (key, value) in tags)
        {
            writer.WriteString(key, value);
        }

        writer.WriteEndObject();
    }

    /// <summary>Writes a number that may be left out.</summary>
    public static void Write(Utf8JsonWriter writer, string name, int? value)
    {
        writer.WritePropertyName(name);
        if (value is { } number)
        {
            writer.WriteNumberValue(number);
        }
        else
        {
            writer.WriteNullValue();
        }
    }

    /// <summary>The role that was written; null where there was none.</summary>
    /// <param name="address">Which role.</param>
    /// <param name="role">The member's value.</param>
    public static Role? Read(RoleAddress address, JsonElement role) =>
        role.ValueKind is JsonValueKind.Null
            ? null
            : new(
                address,
                TrustPolicy.Parse(RequiredText(role, "trust"), address.AccountId),
                [
                    .. role.GetProperty("policies")
                        .EnumerateArray()
                        .Select(policy => new Policy(RequiredText(policy, "name"), RequiredText(policy, "type"))),
                ],
                OptionalText(role, "description"),
                role.GetProperty("maxSessionDuration") is { ValueKind: JsonValueKind.Number } seconds
                    ? seconds.GetInt32()
                    : null,
                role.GetProperty("tags")
                    .EnumerateObject()
                    .ToImmutableSortedDictionary(
                        tag => tag.Name,
                        tag => RequiredText(tag.Value),
                        StringComparer.Ordinal
                    )
            )
            {
                Id = OptionalText(role, "id"),
                Created = OptionalText(role, "created"),
                Updated = OptionalText(role, "updated"),
            };

    private static void Write(Utf8JsonWriter writer, Policy policy)
    {
        writer.WriteStartObject();
        writer.WriteString("type", policy.Type);
        writer.WriteString("name", policy.Name);
        writer.WriteEndObject();
    }
}

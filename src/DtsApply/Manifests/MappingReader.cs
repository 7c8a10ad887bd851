using System.Collections.Immutable;
using DtsApply.Manifests.Yaml;
using DtsApply.Model;
using DtsApply.Text;
using Newtonsoft.Json.Linq;

namespace DtsApply.Manifests;

/// <summary>
/// Reads typed fields from one group of keys. What is reported already is in error; what is absent is left out and
/// stands at the group's own key.
/// </summary>
/// <param name="Tree">The document.</param>
/// <param name="Members">The group; null where it is absent, or is no group.</param>
/// <param name="Place">Where the group's key stands.</param>
/// <param name="IsBroken">Whether the group as a whole is in error.</param>
internal readonly record struct MappingReader(Tree Tree, JObject? Members, SourceSpan Place, bool IsBroken)
{
    /// <summary>Whether the key is there.</summary>
    public bool Has(string key) => Members?.ContainsKey(key) is true;

    public Field<string> Text(string key, string? otherwise = null) =>
        Read(key, otherwise, token => token.Value as string);

    public Field<bool> Flag(string key) => Read(key, otherwise: false, token => token.Value is true);

    public Field<int> Number(string key) =>
        Read(key, otherwise: 0, token => token.Value is long number ? (int)number : 0);

    /// <summary>A day; that the text is one is the schema's business.</summary>
    public Field<DateOnly> Day(string key) =>
        Read(key, otherwise: default, token => CalendarDay.Read(token.Value as string) ?? default);

    public Field<T> Choice<T>(string key)
        where T : struct, Enum =>
        Read(key, otherwise: default(T), token =>
            Enum.TryParse<T>(token.Value as string, out var value) ? value : default
        );

    /// <summary>The group below a key.</summary>
    public MappingReader Below(string key)
    {
        if (Members?.Property(key) is not { } property)
        {
            return new(Tree, null, Place, IsBroken || IsFault(key));
        }

        return new(Tree, property.Value as JObject, Tree.Source(property), IsBroken || Tree.Faults.Has(property.Value));
    }

    /// <summary>A list of texts, sorted and without repetitions.</summary>
    public Field<ImmutableSortedSet<string>> Texts(string key) =>
        Read<JArray, ImmutableSortedSet<string>>(key, otherwise: null, list =>
            list.Select(item => (string)item!).ToImmutableSortedSet(StringComparer.Ordinal)
        );

    private Field<T> Read<T>(string key, T? otherwise, Func<JValue, T?> read) => Read<JValue, T>(key, otherwise, read);

    private Field<T> Read<TToken, T>(string key, T? otherwise, Func<TToken, T?> read)
        where TToken : JToken
    {
        if (Members?.GetValue(key, StringComparison.Ordinal) is not { } token)
        {
            return new(otherwise, Place, IsBroken || IsFault(key) ? FieldState.InError : FieldState.LeftOut);
        }

        var source = Tree.Source(token);
        var isSound = !IsBroken && !Tree.Faults.Has(token) && !(token is JArray list && list.Any(Tree.Faults.Has));
        return token is TToken value && isSound
            ? new(read(value), source, FieldState.Given)
            : new(default, source, FieldState.InError);
    }

    private bool IsFault(string key) => Members is not null && Tree.Faults.Has(Members, key);
}

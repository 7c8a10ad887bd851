using Newtonsoft.Json.Linq;

namespace DtsApply.Manifests.Yaml;

/// <summary>
/// The parts of one document that are reported already: whatever is read from them is in error, and rules stay silent
/// about it.
/// </summary>
internal sealed class InvalidNodes
{
    private readonly HashSet<object> _tokens = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<(JToken Parent, string Key)> _keys = [];

    /// <summary>This value, and what is in it.</summary>
    public void Add(JToken token) => _tokens.Add(token);

    /// <summary>A key that is missing, or very likely misspelt.</summary>
    public void Add(JToken parent, string key) => _keys.Add((parent, key));

    public bool Has(JToken token) => _tokens.Contains(token);

    public bool Has(JToken parent, string key) => _keys.Contains((parent, key));

    /// <summary>Whether a value is in error, or part of one that is.</summary>
    public bool Cover(JToken token)
    {
        for (var part = token; part is not null; part = part.Parent)
        {
            if (_tokens.Contains(part))
            {
                return true;
            }
        }

        return false;
    }
}

using System.Collections.Immutable;
using DtsApply.Signing;

namespace DtsApply.Alibaba.OpenApi;

/// <summary>One call of an OpenAPI action, before it is signed.</summary>
/// <param name="Action">The action's name.</param>
/// <param name="Version">The product's version, <c>2015-05-01</c> for RAM.</param>
/// <param name="Host">The host it goes to, when there is no other endpoint.</param>
/// <param name="Parameters">Its parameters; all travel in the query, as the official SDKs send them.</param>
internal sealed record Call(
    string Action,
    string Version,
    string Host,
    ImmutableSortedDictionary<string, string> Parameters
)
{
    private const string RamVersion = "2015-05-01";
    private const string RamHost = "ram.aliyuncs.com";
    private const string StsVersion = "2015-04-01";

    /// <summary>
    /// Whether it changes something, so that it is never sent again unless it certainly was not carried out.
    /// </summary>
    public bool Writes { get; init; }

    /// <summary>The role that it is about, for messages.</summary>
    public string? Role { get; init; }

    /// <summary>A call of RAM, about a role or about all.</summary>
    public static Call Ram(string action, string? role = null, bool writes = false) =>
        new(action, RamVersion, RamHost, ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal))
        {
            Role = role,
            Writes = writes,
        };

    public static Call Sts(string action, string host) =>
        new(action, StsVersion, host, ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal));

    /// <summary>Whether it is one of STS, not of RAM.</summary>
    public bool IsOfSts => Version is StsVersion;

    /// <summary>The product, as sentences name it.</summary>
    public string Product => IsOfSts ? "STS" : "RAM";

    /// <summary>The call with one more parameter; null leaves it out.</summary>
    public Call With(string name, string? value) =>
        value is null ? this : this with { Parameters = Parameters.SetItem(name, value) };

    /// <summary>The parameters as a query, sorted and encoded, which is at the same time the canonical query.</summary>
    public string Query =>
        string.Join(
            '&',
            Parameters.Select(pair => $"{PercentEncoding.Encode(pair.Key)}={PercentEncoding.Encode(pair.Value)}")
        );
}

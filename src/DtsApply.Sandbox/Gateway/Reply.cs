using System.Collections.Immutable;
using System.Text.Json.Nodes;
using DtsApply.Sandbox.State;

namespace DtsApply.Sandbox.Gateway;

/// <summary>What an action answers, and what it changes; or why it refuses and changes nothing.</summary>
internal sealed record Reply
{
    public Refusal? Refusal { get; private init; }

    /// <summary>The answer's members; the request ID comes on top.</summary>
    public JsonObject Body { get; private init; } = [];

    public ImmutableArray<SandboxChange> Changes { get; private init; } = [];

    /// <summary>An answer that says nothing but that it is done.</summary>
    public static Reply Done { get; } = new();

    public static implicit operator Reply(Refusal refusal) => new() { Refusal = refusal };

    public static Reply With(string name, JsonNode? value) => new() { Body = new() { [name] = value } };

    public static Reply With(JsonObject body) => new() { Body = body };

    public Reply And(params ImmutableArray<SandboxChange> changes) => this with { Changes = changes };
}

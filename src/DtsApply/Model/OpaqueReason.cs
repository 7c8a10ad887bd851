using System.Collections.Immutable;

namespace DtsApply.Model;

/// <summary>What is in a trust policy that is not understood.</summary>
public enum OpaqueReasonKind
{
    /// <summary>The document is not JSON.</summary>
    NotJson,

    /// <summary>The document is JSON, but no object.</summary>
    NotAPolicy,

    /// <summary>A key stands twice in one object, at any depth.</summary>
    KeyTwice,

    /// <summary>A key that is not known where it stands.</summary>
    Key,

    /// <summary>The document has no <c>Version</c>.</summary>
    NoVersion,

    /// <summary>The <c>Version</c> is no string.</summary>
    VersionIsNoText,

    /// <summary>Another <c>Version</c> than 1.</summary>
    Version,

    /// <summary>The document has no <c>Statement</c>.</summary>
    NoStatement,

    /// <summary>The <c>Statement</c> is one object instead of a list of them.</summary>
    StatementStandsAlone,

    /// <summary>The <c>Statement</c> is neither a list nor an object.</summary>
    StatementIsNoList,

    /// <summary>An item of <c>Statement</c> is no object.</summary>
    StatementIsNoGroup,

    /// <summary>A statement has no <c>Effect</c>.</summary>
    NoEffect,

    /// <summary>The <c>Effect</c> is no string.</summary>
    EffectIsNoText,

    /// <summary>Another <c>Effect</c> than Allow and Deny.</summary>
    Effect,

    /// <summary>The <c>Effect</c> is Deny.</summary>
    Deny,

    /// <summary>A statement has no <c>Action</c>.</summary>
    NoAction,

    /// <summary>The <c>Action</c> is neither a string nor a list of strings.</summary>
    ActionIsNoText,

    /// <summary>The <c>Action</c> is an empty list.</summary>
    EmptyActions,

    /// <summary>Other actions than sts:AssumeRole.</summary>
    Actions,

    /// <summary>A statement has no <c>Principal</c>.</summary>
    NoPrincipal,

    /// <summary>The <c>Principal</c> is one string, such as <c>*</c>.</summary>
    Principal,

    /// <summary>The <c>Principal</c> is neither an object nor a string.</summary>
    PrincipalIsNoGroup,

    /// <summary>Principals of other kinds than RAM, Service and Federated.</summary>
    PrincipalKinds,

    /// <summary>The principals of a kind are neither a string nor a list of strings.</summary>
    PrincipalIsNoText,

    /// <summary>The <c>Principal</c> names no one.</summary>
    EmptyPrincipals,

    /// <summary>A <c>Condition</c> without any key.</summary>
    EmptyCondition,

    /// <summary>A <c>Condition</c>.</summary>
    Condition,
}

/// <summary>One thing in a trust policy that is not understood.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="About">The key, the value or the values as the document has them, in full; empty where the kind says
/// all.</param>
public sealed record OpaqueReason(OpaqueReasonKind Kind, params ImmutableArray<string> About);

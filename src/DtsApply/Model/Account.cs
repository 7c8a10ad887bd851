using System.Collections.Immutable;

namespace DtsApply.Model;

/// <summary>
/// The kinds of Alibaba Cloud accounts between which DTS does not synchronize (guide, "Usage notes").
/// </summary>
public enum AccountType
{
    /// <summary>An ordinary account.</summary>
    Public,

    /// <summary>An account of the finance cloud.</summary>
    Finance,

    /// <summary>An account of the government cloud.</summary>
    Government,
}

/// <summary>One Alibaba Cloud account as a manifest declares it.</summary>
/// <param name="Name">How tasks refer to it, a DNS label.</param>
/// <param name="Id">The account ID, as text.</param>
/// <param name="Type">Public where left out.</param>
/// <param name="Credentials">How to reach it; null where the manifest names no credentials, or none that could be
/// read.</param>
/// <param name="Sts">Which STS host is asked; null is the central one.</param>
/// <param name="Labels">For people and for selection.</param>
public sealed record Account(
    Field<string> Name,
    Field<string> Id,
    Field<AccountType> Type,
    Field<Credentials> Credentials,
    StsHost? Sts,
    ImmutableSortedDictionary<string, string> Labels
)
{
    /// <summary>The list of which it is an entry; null for one with a document of its own.</summary>
    public AccountList? List { get; init; }

    /// <summary>Whether the ID is a placeholder.</summary>
    public bool IsPlaceholder => Id.IsGiven && AccountId.IsPlaceholder(Id.Value!);
}

/// <summary>The place of STS: the host is computed from it, never written by hand.</summary>
/// <param name="Region">A region, such as <c>cn-hangzhou</c>; null is the central host.</param>
/// <param name="Vpc">Whether it is reached from inside a VPC.</param>
public sealed record StsHost(string? Region, bool Vpc);

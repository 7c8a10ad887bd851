namespace DtsApply.Model;

/// <summary>A list of accounts as a manifest declares it; each entry is an <see cref="Account"/> of its own.</summary>
/// <param name="Name">A DNS label.</param>
/// <param name="Shared">The credentials that all accounts of the list have alike: a role to assume, or the one profile
/// or environment prefix that is written there; left out where each account has its own, or none.</param>
/// <param name="Prefix">What stands before the names of the accounts, where each has credentials of its own name.
/// </param>
public sealed record AccountList(Field<string> Name, Field<Credentials> Shared, Field<string> Prefix);

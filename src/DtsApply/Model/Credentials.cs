namespace DtsApply.Model;

/// <summary>
/// Where the keys of an account are kept: exactly one of the four records below. It never holds a key.
/// </summary>
public abstract record Credentials
{
    private protected Credentials() { }

    /// <summary>How screens name the source, such as <c>profile orders</c>.</summary>
    public abstract string Label { get; }
}

/// <summary>A profile of the aliyun CLI's configuration file.</summary>
/// <param name="Name">The profile's name.</param>
public sealed record ProfileCredentials(string Name) : Credentials
{
    /// <inheritdoc/>
    public override string Label => $"profile {Name}";
}

/// <summary>
/// Environment variables that begin with a prefix: <c>_ACCESS_KEY_ID</c>, <c>_ACCESS_KEY_SECRET</c>,
/// <c>_SECURITY_TOKEN</c>.
/// </summary>
/// <param name="Prefix">The prefix; dashes in it become underscores.</param>
public sealed record EnvironmentCredentials(string Prefix) : Credentials
{
    /// <inheritdoc/>
    public override string Label => $"environment {Prefix}";

    /// <summary>The prefix that a name makes: upper case, dashes as underscores.</summary>
    public static string Variable(string name) => name.ToUpperInvariant().Replace('-', '_');

    /// <summary>Whether variables can begin with a prefix: letters, digits and underscores, no digit first.</summary>
    public static bool CanBegin(string prefix) =>
        prefix.Length > 0
        && !char.IsAsciiDigit(prefix[0])
        && prefix.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_');
}

/// <summary>A role that is assumed with the credentials of another declared account.</summary>
/// <param name="From">The name of the other account.</param>
/// <param name="Role">The role in this account.</param>
/// <param name="ExternalId">Sent along where the role's trust policy asks for one.</param>
/// <param name="SessionName">The session's name in the service's logs.</param>
public sealed record AssumeRoleCredentials(string From, string Role, string? ExternalId, string? SessionName)
    : Credentials
{
    /// <inheritdoc/>
    public override string Label => $"account {From} through assumeRole";
}

/// <summary>The default chain, on purpose.</summary>
public sealed record AmbientCredentials : Credentials
{
    /// <inheritdoc/>
    public override string Label => "the default chain";
}

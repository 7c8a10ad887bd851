using DtsApply.Sandbox.Faults;

namespace DtsApply.Sandbox;

/// <summary>What a sandbox needs besides its memory.</summary>
/// <param name="AccountIds">The accounts that exist, 16 digits each.</param>
/// <param name="Clock">Dates, expiry and the 15 minutes of a signature are told by it.</param>
public sealed record SandboxOptions(IReadOnlyCollection<string> AccountIds, TimeProvider Clock)
{
    /// <summary>Where request IDs come from.</summary>
    public Func<Guid> RequestIds { get; init; } = Guid.NewGuid;

    /// <summary>
    /// Whether nonces are written to the state file, so that a request which was captured is no good after a restart
    /// either. For a sandbox that is served; below a client in the same process nothing travels.
    /// </summary>
    public bool KeepsNonces { get; init; }

    /// <summary>
    /// Whether RAM users and sessions of roles may only do what their policies allow; otherwise all of them may do
    /// everything. An account may do everything either way, and so may its first RAM user as long as no policy is
    /// attached to it.
    /// </summary>
    public bool EvaluatesPolicies { get; init; }

    /// <summary>How the sandbox misbehaves.</summary>
    public SandboxFaults Faults { get; init; } = SandboxFaults.None;

    /// <summary>The behaviours that no source confirms.</summary>
    public SandboxRules Rules { get; init; } = new();
}

/// <summary>
/// Behaviours of the real services that no source confirms: the likelier one is the default, the other one is a switch.
/// </summary>
public sealed record SandboxRules
{
    /// <summary>
    /// How many characters a trust policy may have. No number is documented; that of custom policies is taken.
    /// </summary>
    public int TrustLength { get; init; } = 6144;

    /// <summary>
    /// Whether <c>NewDescription=</c> clears the description. Otherwise an empty one counts as left out.
    /// </summary>
    public bool EmptyDescriptionClears { get; init; } = true;

    /// <summary>
    /// Whether UpdateRole without NewMaxSessionDuration goes back to 3600. Otherwise the value stays.
    /// </summary>
    public bool OmittedDurationResets { get; init; }

    /// <summary>
    /// Whether <c>own account@service</c> is rewritten to <c>service</c>, as the guide describes it for the console.
    /// </summary>
    public bool RewritesOwnAccount { get; init; } = true;

    /// <summary>
    /// Whether names of custom policies are held to letters, digits and <c>-</c>. Otherwise they also take <c>_</c>, as
    /// published tests of other clients expect.
    /// </summary>
    public bool StrictPolicyNames { get; init; }

    /// <summary>Whether role names also take <c>_</c> and <c>@</c>, as older pages have it.</summary>
    public bool LooseRoleNames { get; init; }

    /// <summary>
    /// Whether users and roles that a trust policy names must exist, where their account does. Which error RAM answers
    /// is not known: MalformedPolicyDocument here.
    /// </summary>
    public bool ChecksPrincipals { get; init; }

    /// <summary>
    /// Whether every trust policy is written anew, without white space, even where nothing in it was rewritten.
    /// </summary>
    public bool ReserializesTrust { get; init; }

    /// <summary>Whether the lists of a trust policy are sorted.</summary>
    public bool SortsTrust { get; init; }

    /// <summary>Whether lists of one in a trust policy become the one.</summary>
    public bool CollapsesTrust { get; init; }
}

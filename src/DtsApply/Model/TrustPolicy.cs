using System.Collections.Immutable;
using DtsApply.Text;

namespace DtsApply.Model;

/// <summary>
/// Who may assume a role. Reads any document that RAM accepts, is equal to every other text that means the same, and
/// keeps what it does not understand so that it can be shown: statements with conditions, denials and other actions
/// become <see cref="OpaqueStatement"/>s.
/// </summary>
public sealed class TrustPolicy : IEquatable<TrustPolicy>
{
    internal TrustPolicy(
        ImmutableSortedSet<Principal> principals,
        ImmutableArray<OpaqueStatement> clauses,
        string? text
    )
    {
        Principals = principals;
        Clauses = clauses;
        MayAssume = principals.Union(clauses.SelectMany(clause => clause.LetsIn));
        Canonical = CanonicalTrust.Pretty(this);
        Text = text ?? CanonicalTrust.Compact(this);
    }

    /// <summary>Whom the plain statements name: Allow, <c>sts:AssumeRole</c>, no condition.</summary>
    public ImmutableSortedSet<Principal> Principals { get; }

    /// <summary>The statements that say more than is understood, in their order.</summary>
    public ImmutableArray<OpaqueStatement> Clauses { get; }

    /// <summary>
    /// The one text of this meaning: keys and lists sorted, lists always lists, plain statements merged. Decides
    /// equality.
    /// </summary>
    public string Canonical { get; }

    /// <summary><see cref="Canonical"/> as diffs show it: line for line the same, and without secrets.</summary>
    public string Shown => RedactedJson.Hide(Canonical);

    /// <summary>The document as RAM stores it, or as it is sent.</summary>
    public string Text { get; }

    /// <summary>
    /// Everyone who may assume the role, those of clauses included; a clause that is not understood is one principal.
    /// </summary>
    public ImmutableSortedSet<Principal> MayAssume { get; }

    /// <summary>
    /// The trust that the guide prescribes ("Step 3: Modify the trust policy of the RAM role"), for each trusted
    /// account.
    /// </summary>
    /// <param name="accountIds">The accounts that create DTS tasks.</param>
    public static TrustPolicy Trusting(IEnumerable<string> accountIds) =>
        new([.. accountIds.SelectMany(id => (Principal[])[Principal.RootOf(id), Principal.DtsOf(id)])], [], text: null);

    /// <summary>Reads a document; what cannot be read at all becomes one clause, never an error.</summary>
    /// <param name="document">The JSON text.</param>
    /// <param name="ownerId">The role's own account: RAM drops it from the services acting for it, so both spellings
    /// mean the same.</param>
    public static TrustPolicy Parse(string document, string ownerId) => TrustPolicyReader.Read(document, ownerId);

    /// <inheritdoc/>
    public bool Equals(TrustPolicy? other) => other is not null && Canonical == other.Canonical;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TrustPolicy);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Canonical);

    /// <inheritdoc/>
    public override string ToString() => Canonical;
}

/// <summary>A statement of a trust policy that says more than is understood.</summary>
/// <param name="Number">Its place in the document, from 1; 0 for the document as a whole.</param>
/// <param name="Reasons">What is in it that is not understood; at least one.</param>
/// <param name="Denies">Whether it takes access away, or may, so that dropping it gives access.</param>
/// <param name="LetsIn">Who can assume the role by it. Those that it names where that is sure; one principal of kind
/// Statement where it only may be so.</param>
/// <param name="Text">The statement's canonical text.</param>
public sealed record OpaqueStatement(
    int Number,
    ImmutableArray<OpaqueReason> Reasons,
    bool Denies,
    ImmutableSortedSet<Principal> LetsIn,
    string Text
)
{
    /// <summary><see cref="Text"/> as it is shown: without secrets.</summary>
    public string Shown => RedactedJson.Hide(Text);

    /// <summary>Whether it may be about assuming the role or not, or may allow or deny.</summary>
    public bool IsDoubtful { get; init; }

    /// <summary>
    /// Whom it names, as the document writes them; whether it lets them in or keeps them out is not said. Empty where
    /// no name can be found.
    /// </summary>
    public ImmutableArray<string> Names { get; init; } = [];
}

using System.Collections.Immutable;
using DtsApply.Manifests.Files;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Text;

namespace DtsApply.Manifests;

/// <summary>Everything that was read in one run: the manifests, and what was wrong with them.</summary>
/// <param name="Accounts">The accounts, in the order of the files; fields that could not be read are in error.</param>
/// <param name="Tasks">The tasks, in the order of the files.</param>
/// <param name="Diagnostics">What was wrong while reading (rules 0xx and 1xx), sorted.</param>
/// <param name="Files">The files that were found, in the order in which they were given.</param>
/// <param name="AllRead">Whether every file could be read to its end. If not, what is declared nowhere may be declared
/// in the rest.</param>
public sealed record ManifestSet(
    ImmutableArray<Account> Accounts,
    ImmutableArray<CrossAccountTask> Tasks,
    ImmutableArray<Diagnostic> Diagnostics,
    ImmutableArray<string> Files,
    bool AllRead
)
{
    // Made when a frame is drawn: in a large estate without mistakes it would be the largest thing of all.
    private Lazy<Dictionary<string, ManifestFile>> _files = new([]);
    private (string File, RedactedLines? Lines)? _last;
    private ImmutableArray<string> _order = [];

    /// <summary>The lists of accounts, in the order of the files; their entries are among the accounts.</summary>
    public ImmutableArray<AccountList> Lists { get; init; } = [];

    /// <summary>The paths under which there is nothing, where that is an empty set and no mistake.</summary>
    public ImmutableArray<string> Absent { get; init; } = [];

    /// <summary>
    /// Names in documents whose kind could not be read, empty where the name could not be read either: they may declare
    /// what seems to be missing.
    /// </summary>
    public ImmutableHashSet<string> Doubtful { get; init; } = [];

    /// <summary>
    /// The lines of a file for its frames, values under secret-like keys replaced by <c>(hidden)</c>; null when it
    /// holds no document of ours.
    /// </summary>
    /// <remarks>Frames go through a file from top to bottom, so the last one is kept.</remarks>
    public IReadOnlyList<string>? Lines(string file)
    {
        if (_last is not { } last || last.File != file)
        {
            _last = last = (
                file,
                _files.Value.TryGetValue(file, out var known) && known.Text is { } text
                    ? RedactedLines.Create(text)
                    : null
            );
        }

        return last.Lines;
    }

    /// <summary>
    /// Sorts by file as given, then line, column and rule; IDs of keys, which may stand in any quoted text, are masked.
    /// </summary>
    public ImmutableArray<Diagnostic> Sorted(IEnumerable<Diagnostic> diagnostics) => Sorted(diagnostics, _order);

    internal static ManifestSet Assemble(
        IReadOnlyList<ManifestFileReader> readings,
        IReadOnlyList<string> order,
        IEnumerable<Diagnostic> problems,
        bool allRead
    )
    {
        ImmutableArray<ManifestFile> files = [.. readings.Select(reading => reading.File)];
        ImmutableArray<Account> accounts = [.. readings.SelectMany(reading => reading.Accounts)];
        return new(
            accounts,
            [.. readings.SelectMany(reading => reading.Tasks)],
            Sorted(Guessed(problems, accounts), [.. order]),
            [.. files.Select(file => file.Name)],
            allRead
        )
        {
            _order = [.. order],
            Lists = [.. readings.SelectMany(reading => reading.Lists)],
            Doubtful = [.. readings.SelectMany(reading => reading.Doubtful)],
            _files = new(() =>
                files.DistinctBy(file => file.Name).ToDictionary(file => file.Name, StringComparer.Ordinal)
            ),
        };
    }

    private static ImmutableArray<Diagnostic> Sorted(IEnumerable<Diagnostic> diagnostics, ImmutableArray<string> names)
    {
        var all = diagnostics.Select(Masked).ToList();
        if (all.Count < 2)
        {
            return [.. all];
        }

        var order = names
            .Distinct(StringComparer.Ordinal)
            .Index()
            .ToDictionary(file => file.Item, file => file.Index, StringComparer.Ordinal);
        return
        [
            .. all.OrderBy(d =>
                    d.Source is { } source ? order.GetValueOrDefault(source.File, int.MaxValue) : int.MaxValue
                )
                .ThenBy(d => d.Source?.File, StringComparer.Ordinal)
                .ThenBy(d => d.Source?.Line)
                .ThenBy(d => d.Source?.Column)
                .ThenBy(d => d.Rule),
        ];
    }

    /// <summary>What cannot be the name of an account is often the name of one in another spelling.</summary>
    private static IEnumerable<Diagnostic> Guessed(
        IEnumerable<Diagnostic> diagnostics,
        ImmutableArray<Account> accounts
    )
    {
        var names = new Lazy<List<string>>(() =>
            [.. accounts.Where(account => account.Name.IsGiven).Select(account => account.Name.Value!)]
        );
        return diagnostics.Select(diagnostic =>
            diagnostic.Referred is { } written && Suggestions.Nearest(written, names.Value) is { } meant
                ? diagnostic with
                {
                    Help = SchemaMessages.NameIsMeant(meant, diagnostic.Help),
                }
                : diagnostic
        );
    }

    private static Diagnostic Masked(Diagnostic diagnostic)
    {
        var (message, help) = (
            AccessKeyMask.Mask(diagnostic.Message),
            diagnostic.Help is { } text ? AccessKeyMask.Mask(text) : null
        );
        return ReferenceEquals(message, diagnostic.Message) && ReferenceEquals(help, diagnostic.Help)
            ? diagnostic
            : diagnostic with
            {
                Message = message,
                Help = help,
            };
    }
}

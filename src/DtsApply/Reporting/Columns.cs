namespace DtsApply.Reporting;

/// <summary>The account and role columns of ledgers and progress lines: as wide as the longest name, at most 24; longer names are cut in the middle.</summary>
public sealed class Columns
{
    private const int Widest = 24;
    private readonly int _account;
    private readonly int _role;

    /// <summary>Measures the names.</summary>
    public Columns(IEnumerable<(string Account, string Role)> names)
    {
        foreach (var (account, role) in names)
        {
            _account = Math.Max(_account, Math.Min(Widest, account.Length));
            _role = Math.Max(_role, Math.Min(Widest, role.Length));
        }
    }

    /// <summary>Both columns for one role.</summary>
    public string Of(string account, string role) => $"{Cut(account).PadRight(_account)}  {Cut(role).PadRight(_role)}";

    // The ends tell names apart.
    private static string Cut(string name)
    {
        var safe = Foreign.Safe(name);
        return safe.Length <= Widest ? safe : $"{safe[..11]}…{safe[^12..]}";
    }
}

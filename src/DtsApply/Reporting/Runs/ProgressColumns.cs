using DtsApply.Planning;
using DtsApply.Text;

namespace DtsApply.Reporting.Runs;

/// <summary>
/// The columns of ledgers and progress lines: account and role as wide as the longest name, at most 24, then the
/// action; longer names are cut in the middle.
/// </summary>
public sealed class ProgressColumns
{
    private const int Widest = 24;
    private const int Narrowest = 8;
    private readonly int _account;
    private readonly int _role;
    private readonly int _action;

    /// <summary>Measures the names and actions of some changes.</summary>
    /// <param name="changes">The changes.</param>
    /// <param name="room">The cells that both names may take together.</param>
    public ProgressColumns(IEnumerable<Change> changes, int room = 2 * Widest)
    {
        foreach (var change in changes)
        {
            _account = Math.Max(_account, Math.Min(Widest, change.Account.Length));
            _role = Math.Max(_role, Math.Min(Widest, change.Address.Role.Length));
            _action = Math.Max(_action, change.Actions.Select(action => action.Op.Length).DefaultIfEmpty().Max());
        }

        while (_account + _role > room && Math.Max(_account, _role) > Narrowest)
        {
            (_account, _role) = _account > _role ? (_account - 1, _role) : (_account, _role - 1);
        }
    }

    /// <summary>All three columns for one action.</summary>
    public string Row(string account, string role, string action) =>
        $"{Cut(account, _account).PadRight(_account)}  {Cut(role, _role).PadRight(_role)}  {action.PadRight(_action)}";

    // The ends tell names apart.
    private static string Cut(string name, int cells)
    {
        var safe = TerminalEscape.Escape(name);
        return safe.Length <= cells ? safe : $"{safe[..((cells - 1) / 2)]}…{safe[^(cells / 2)..]}";
    }
}

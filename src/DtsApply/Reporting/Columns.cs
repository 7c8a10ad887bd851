using DtsApply.Planning;

namespace DtsApply.Reporting;

/// <summary>The columns of ledgers and progress lines: account and role as wide as the longest name, at most 24, then the action; longer names are cut in the middle.</summary>
public sealed class Columns
{
    private const int Widest = 24;
    private readonly int _widest;
    private readonly int _account;
    private readonly int _role;
    private readonly int _action;

    /// <summary>Measures the names and actions of some changes.</summary>
    /// <param name="changes">The changes.</param>
    /// <param name="widest">The cells that a name may take.</param>
    public Columns(IEnumerable<Change> changes, int widest = Widest)
    {
        _widest = Math.Clamp(widest, 8, Widest);
        foreach (var change in changes)
        {
            _account = Math.Max(_account, Math.Min(_widest, change.Account.Length));
            _role = Math.Max(_role, Math.Min(_widest, change.Address.Role.Length));
            _action = Math.Max(_action, change.Actions.Select(action => action.Op.Length).DefaultIfEmpty().Max());
        }
    }

    /// <summary>All three columns for one action.</summary>
    public string Of(string account, string role, string action) => $"{Cut(account).PadRight(_account)}  {Cut(role).PadRight(_role)}  {action.PadRight(_action)}";

    // The ends tell names apart.
    private string Cut(string name)
    {
        var safe = Foreign.Safe(name);
        return safe.Length <= _widest ? safe : $"{safe[..((_widest - 1) / 2)]}…{safe[^(_widest / 2)..]}";
    }
}

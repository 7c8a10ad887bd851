namespace DtsApply.Model;

/// <summary>What kind of work a run does at a role.</summary>
public enum ActivityKind
{
    /// <summary>It reads the role before the first write.</summary>
    Read,

    /// <summary>It carries an action out, or takes one back.</summary>
    Write,

    /// <summary>It reads what the last write left.</summary>
    ReadBack,
}

/// <summary>What a run does at a role at one moment.</summary>
/// <param name="Kind">What kind of work it is.</param>
/// <param name="Op">The service's name of the action; null where the role is read.</param>
public readonly record struct Activity(ActivityKind Kind, string? Op = null)
{
    /// <summary>The look before the first write.</summary>
    public static Activity Read => new(ActivityKind.Read);

    /// <summary>The look after a write.</summary>
    public static Activity ReadBack => new(ActivityKind.ReadBack);

    /// <summary>An action.</summary>
    /// <param name="op">The service's name of it, such as <c>CreateRole</c>.</param>
    public static Activity Write(string op) => new(ActivityKind.Write, op);

    /// <summary>Whether it changes nothing.</summary>
    public bool IsLook => Kind is not ActivityKind.Write;
}

using DtsApply.Sandbox.State;
using DtsApply.Text;

namespace DtsApply.Sandbox.Gateway;

/// <summary>
/// A verified call, as an action sees it. The account follows from the key alone, never from a parameter. Whoever reads
/// a parameter that is not right notes why; the first such note is what the call is refused with, and what is read
/// after it means nothing.
/// </summary>
internal sealed class SandboxCall(
    (SandboxState All, SandboxAccount Own) state,
    SandboxCaller caller,
    Parameters parameters,
    SandboxOptions options
)
{
    /// <summary>Everything there is; for what crosses accounts.</summary>
    public SandboxState State => state.All;

    public SandboxCaller Caller => caller;

    public Parameters Parameters => parameters;

    public SandboxOptions Options => options;

    public SandboxRules Rules => options.Rules;

    /// <summary>The caller's account.</summary>
    public SandboxAccount Account => state.Own;

    /// <summary>The moment of the call.</summary>
    public DateTimeOffset Now { get; } = options.Clock.GetUtcNow();

    /// <summary>The moment as the services write it: UTC, whole seconds.</summary>
    public string Date => UtcTime.Seconds(Now);

    /// <summary>Why the call is refused; null as long as nothing is wrong.</summary>
    public Refusal? Refusal { get; private set; }

    public void Refuse(Refusal refusal) => Refusal ??= refusal;

    /// <summary>Refuses where a condition holds. Nothing is asked any more of a call that is refused already.</summary>
    public void RefuseIf(Func<bool> condition, Func<Refusal> refusal)
    {
        if (Refusal is null && condition())
        {
            Refuse(refusal());
        }
    }

    /// <summary>An ID of 18 digits for something new, never given twice.</summary>
    public string NewId(string kind, string name, char first) =>
        SandboxKeys.Number($"{Account.Id}, {kind} {name}, change {State.Sequence + 1}", first);
}

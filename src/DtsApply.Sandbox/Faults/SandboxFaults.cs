using System.Collections.Immutable;

namespace DtsApply.Sandbox.Faults;

/// <summary>
/// The faults that were asked for. What happens by chance follows from the seed, the account, the action and which call
/// of it in that account it is, so that a run can be repeated even where accounts are called in parallel. The table of
/// names is in this project's README.
/// </summary>
public sealed class SandboxFaults
{
    internal SandboxFaults(ImmutableArray<FaultRule> rules, int seed)
    {
        Rules = rules;
        Seed = seed;
    }

    /// <summary>A sandbox that behaves.</summary>
    public static SandboxFaults None { get; } = new([], 0);

    /// <summary>The accounts that single faults are for.</summary>
    public IEnumerable<string> AccountIds =>
        Rules.Select(rule => rule.Account).OfType<string>().Distinct(StringComparer.Ordinal);

    internal ImmutableArray<FaultRule> Rules { get; }

    internal int Seed { get; }

    /// <summary>Reads options of the form <c>NAME[:ACTION][@ACCOUNT]=VALUE</c>.</summary>
    /// <param name="options">One text an option.</param>
    /// <param name="seed">What chance follows from.</param>
    public static FaultReading Read(IEnumerable<string> options, int seed)
    {
        var rules = ImmutableArray.CreateBuilder<FaultRule>();
        var problems = ImmutableArray.CreateBuilder<string>();
        var switches = new SandboxRules();
        foreach (var option in options)
        {
            if (FaultOption.Split(option) is not { } parts)
            {
                problems.Add($"'{option}' is not NAME=VALUE, NAME:ACTION=VALUE or NAME:ACTION@ACCOUNT=VALUE");
            }
            else if (FaultOption.IsSwitch(parts.Name))
            {
                (switches, var problem) = FaultOption.Switched(switches, parts);
                if (problem is not null)
                {
                    problems.Add($"'{option}': {problem}");
                }
            }
            else if (FaultOption.Rule(parts, out var why) is { } rule)
            {
                rules.Add(rule);
            }
            else
            {
                problems.Add($"'{option}': {why}");
            }
        }

        return new(new(rules.ToImmutable(), seed), switches, problems.ToImmutable());
    }
}

/// <summary>What fault options mean.</summary>
/// <param name="Faults">The faults.</param>
/// <param name="Rules">The behaviours that were switched.</param>
/// <param name="Problems">What is wrong with the options, one sentence each; empty where all is well.</param>
public sealed record FaultReading(SandboxFaults Faults, SandboxRules Rules, ImmutableArray<string> Problems);

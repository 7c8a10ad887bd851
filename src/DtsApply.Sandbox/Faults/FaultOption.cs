using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace DtsApply.Sandbox.Faults;

/// <summary>One <c>--fault</c> option: <c>NAME[:ACTION][@ACCOUNT]=VALUE</c>.</summary>
internal sealed partial record FaultOption(string Name, string? Action, string? Account, string Value)
{
    private const string Counts = "give a number (the first calls) or a percentage (by chance), such as 2 or 20%";
    private const string Times = "give a duration, such as 500ms, 2s or 1m";

    private static readonly FrozenDictionary<string, FaultKind> ByCount = new Dictionary<string, FaultKind>
    {
        ["throttle"] = FaultKind.Throttle,
        ["error-500"] = FaultKind.Error500,
        ["error-503"] = FaultKind.Error503,
        ["html-502"] = FaultKind.Html502,
        ["drop-before"] = FaultKind.DropBefore,
        ["drop-after"] = FaultKind.DropAfter,
        ["expired-token"] = FaultKind.ExpiredToken,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, FaultKind> ByTime = new Dictionary<string, FaultKind>
    {
        ["latency"] = FaultKind.Latency,
        ["unreadable"] = FaultKind.Unreadable,
        ["delete-conflict"] = FaultKind.DeleteConflict,
        ["stale-lists"] = FaultKind.StaleLists,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Switches =
        new[] { "trust", "trust-length", "empty-description", "omitted-duration", "own-account", "policy-names", "role-names", "principals" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The names, for messages and help.</summary>
    public static IEnumerable<string> Names => ByCount.Keys.Concat(ByTime.Keys).Concat(Switches).Order(StringComparer.Ordinal);

    public static FaultOption? Split(string option) =>
        Form().Match(option) is { Success: true } match
            ? new(match.Groups["name"].Value, Optional(match.Groups["action"]), Optional(match.Groups["account"]), match.Groups["value"].Value)
            : null;

    public static bool IsSwitch(string name) => Switches.Contains(name);

    public static FaultRule? Rule(FaultOption option, out string? problem)
    {
        problem = null;
        if (ByCount.TryGetValue(option.Name, out var kind))
        {
            var rule = new FaultRule(kind, option.Action, option.Account);
            problem = Counts;
            return option.Value.EndsWith('%') && double.TryParse(option.Value[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent is >= 0 and <= 100 ? rule with { Chance = percent / 100 }
                : int.TryParse(option.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var first) ? rule with { First = first }
                : null;
        }

        if (ByTime.TryGetValue(option.Name, out kind))
        {
            problem = Times;
            return Duration(option.Value) is { } time ? new(kind, option.Action, option.Account) { Time = time } : null;
        }

        problem = $"there is no such fault; there are {string.Join(", ", Names)}";
        return null;
    }

    /// <summary>The behaviours with one switched.</summary>
    public static (SandboxRules Rules, string? Problem) Switched(SandboxRules rules, FaultOption option) => (option.Name, option.Value) switch
    {
        _ when option.Action is not null || option.Account is not null => (rules, "this one holds for all actions and accounts"),
        ("trust", "reserialized") => (rules with { ReserializesTrust = true }, null),
        ("trust", "sorted") => (rules with { SortsTrust = true }, null),
        ("trust", "collapsed") => (rules with { CollapsesTrust = true }, null),
        ("trust-length", var text) when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var length) => (rules with { TrustLength = length }, null),
        ("empty-description", "keep") => (rules with { EmptyDescriptionClears = false }, null),
        ("omitted-duration", "reset") => (rules with { OmittedDurationResets = true }, null),
        ("own-account", "keep") => (rules with { RewritesOwnAccount = false }, null),
        ("policy-names", "strict") => (rules with { StrictPolicyNames = true }, null),
        ("role-names", "loose") => (rules with { LooseRoleNames = true }, null),
        ("principals", "checked") => (rules with { ChecksPrincipals = true }, null),
        ("trust", _) => (rules, "give reserialized, sorted or collapsed"),
        ("trust-length", _) => (rules, "give a number of characters"),
        ("omitted-duration", _) => (rules, "give reset"),
        ("policy-names", _) => (rules, "give strict"),
        ("role-names", _) => (rules, "give loose"),
        ("principals", _) => (rules, "give checked"),
        _ => (rules, "give keep"),
    };

    private static string? Optional(Group group) => group.Success ? group.Value : null;

    private static TimeSpan? Duration(string text)
    {
        var match = DurationForm().Match(text);
        return match.Success && double.TryParse(match.Groups[1].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number < 1e6
            ? match.Groups[2].Value switch { "ms" => TimeSpan.FromMilliseconds(number), "s" => TimeSpan.FromSeconds(number), _ => TimeSpan.FromMinutes(number) }
            : null;
    }

    [GeneratedRegex("^(?<name>[a-z0-9-]+)(:(?<action>[A-Za-z]+))?(@(?<account>[0-9]{16}))?=(?<value>.+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Form();

    [GeneratedRegex("^([0-9.]+)(ms|s|m)$")]
    private static partial Regex DurationForm();
}

using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using DtsApply.Model;
using DtsApply.Sandbox.Gateway;
using DtsApply.Text;

namespace DtsApply.Sandbox.Faults;

/// <summary>One <c>--fault</c> option: <c>NAME[:ACTION][@ACCOUNT]=VALUE</c>.</summary>
internal sealed partial record FaultOption(string Name, string? Action, string? Account, string Value)
{
    private const string Counts = "give a number (the first calls) or a chance, such as 2, 20% or 0.2";
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
        ["unassumable"] = FaultKind.Unassumable,
        ["delete-conflict"] = FaultKind.DeleteConflict,
        ["stale-lists"] = FaultKind.StaleLists,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // Public tests of other clients wait 2 to 5 seconds between CreateRole and AssumeRole.
    private static readonly FrozenDictionary<string, string> UsualValues = new Dictionary<string, string>
    {
        ["unassumable"] = "2s",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Switches = new[]
    {
        "trust",
        "trust-length",
        "empty-description",
        "omitted-duration",
        "own-account",
        "policy-names",
        "role-names",
        "principals",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The names, for messages and help.</summary>
    public static IEnumerable<string> Names =>
        ByCount.Keys.Concat(ByTime.Keys).Concat(Switches).Order(StringComparer.Ordinal);

    /// <summary>The parts of an option; null where it has not the form of one.</summary>
    public static FaultOption? Split(string option)
    {
        if (Form().Match(option) is not { Success: true } match)
        {
            return null;
        }

        var name = match.Groups["name"].Value;
        return (Optional(match.Groups["value"]) ?? UsualValues.GetValueOrDefault(name)) is { } value
            ? new(name, Optional(match.Groups["action"]), Optional(match.Groups["account"]), value)
            : null;
    }

    public static bool IsSwitch(string name) => Switches.Contains(name);

    /// <summary>The fault that an option asks for; null where it asks for none, with the reason.</summary>
    public static FaultRule? Rule(FaultOption option, out string? problem)
    {
        if (!ByCount.TryGetValue(option.Name, out var kind) && !ByTime.TryGetValue(option.Name, out kind))
        {
            problem = $"there is no such fault{Meant(option.Name, Names)}; there are {string.Join(", ", Names)}";
            return null;
        }

        // A fault for an action that does not exist would never strike, and whoever asked for it would take that for
        // good news.
        if (option.Action is { } action && !Api.Names.Contains(action))
        {
            problem = $"there is no action {action}{Meant(action, Api.Names)}";
            return null;
        }

        var isCount = ByCount.ContainsKey(option.Name);
        problem = isCount ? Counts : Times;
        var rule = new FaultRule(kind, option.Action, option.Account);
        return isCount ? Counted(rule, option.Value)
            : DurationText.Parse(option.Value) is { } time ? rule with { Time = time }
            : null;
    }

    private static FaultRule? Counted(FaultRule rule, string value) =>
        value.EndsWith('%')
            ? (Decimal(value[..^1]) is >= 0 and <= 100 and var percent ? rule with { Chance = percent / 100 } : null)
        : value.Contains('.', StringComparison.Ordinal)
            ? (Decimal(value) is >= 0 and <= 1 and var chance ? rule with { Chance = chance } : null)
        : int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var first)
            ? rule with
            {
                First = first,
            }
        : null;

    private static double? Decimal(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    private static string Meant(string word, IEnumerable<string> known) =>
        Suggestions.Nearest(word, known) is { } near ? $"; did you mean {near}?" : "";

    /// <summary>The behaviours with one switched.</summary>
    public static (SandboxRules Rules, string? Problem) Switched(SandboxRules rules, FaultOption option) =>
        (option.Name, option.Value) switch
        {
            _ when option.Action is not null || option.Account is not null => (
                rules,
                "this one holds for all actions and accounts"
            ),
            ("trust", "reserialized") => (rules with { ReserializesTrust = true }, null),
            ("trust", "sorted") => (rules with { SortsTrust = true }, null),
            ("trust", "collapsed") => (rules with { CollapsesTrust = true }, null),
            ("trust-length", var text)
                when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var length) => (
                rules with
                {
                    TrustLength = length,
                },
                null
            ),
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

    [GeneratedRegex(
        $"^(?<name>[a-z0-9-]+)(:(?<action>[A-Za-z]+))?(@(?<account>{AccountId.Pattern}))?(=(?<value>.+))?$",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Form();
}

using System.Text.Json.Serialization;
using DtsApply.Planning;
using DtsApply.Text;

namespace DtsApply.Applying.Journals;

/// <summary>
/// One line of a journal, an object of JSON that begins with what happened and when: all that the format holds is
/// declared in this file, member by member in the order of the text. No secret is ever among them. A line with an event
/// that is not known is this record alone.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event", IgnoreUnrecognizedTypeDiscriminators = true)]
[JsonDerivedType(typeof(RunLine), "run")]
[JsonDerivedType(typeof(RoleLine), "role")]
[JsonDerivedType(typeof(SendingLine), "sending")]
[JsonDerivedType(typeof(AnswerLine), "answer")]
[JsonDerivedType(typeof(ReadLine), "read")]
[JsonDerivedType(typeof(RoleEndLine), "roleEnd")]
[JsonDerivedType(typeof(EndLine), "end")]
internal record JournalLine
{
    /// <summary>When it happened, in UTC, such as <c>2026-11-23T14:03:07.250Z</c>.</summary>
    [JsonRequired, JsonPropertyOrder(-2)]
    public string Time { get; init; } = "";
}

/// <summary>A run begins: the first line.</summary>
/// <param name="FormatVersion"><see cref="Version"/>.</param>
/// <param name="RunId">Names the run.</param>
/// <param name="ToolVersion">The version of the tool that runs.</param>
/// <param name="Command">The command's name.</param>
/// <param name="Set">The set that the roles belong to.</param>
/// <param name="Target">Which service it is for.</param>
/// <param name="Accounts">The accounts that the plan is about, and those through which they are reached.</param>
internal sealed record RunLine(
    string FormatVersion,
    string RunId,
    string ToolVersion,
    string Command,
    string Set,
    string Target,
    IReadOnlyList<RunAccount> Accounts
) : JournalLine
{
    /// <summary>The version of the format.</summary>
    public const string Version = "1";

    /// <summary>The run that this one takes back, of an undo.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Undoes { get; init; }
}

/// <summary>An account of a run.</summary>
/// <param name="Name">Its name.</param>
/// <param name="AccountId">Its ID.</param>
/// <param name="Credentials">Where its credentials are kept; null where it names none.</param>
/// <param name="Identity">The ARN of who they are; null where it was not called.</param>
/// <param name="Manifest">Its manifest.</param>
internal sealed record RunAccount(
    string Name,
    string AccountId,
    string? Credentials,
    string? Identity,
    RawJson Manifest
);

/// <summary>A line about a role.</summary>
internal abstract record LineOfRole : JournalLine
{
    /// <summary>The account's name.</summary>
    [JsonRequired, JsonPropertyOrder(-1)]
    public string Account { get; init; } = "";

    /// <summary>The account's ID.</summary>
    [JsonRequired, JsonPropertyOrder(-1)]
    public string AccountId { get; init; } = "";

    /// <summary>The role's name.</summary>
    [JsonRequired, JsonPropertyOrder(-1)]
    public string Role { get; init; } = "";
}

/// <summary>A role that the run will change: a line for each before anything is sent, in the order of the plan.</summary>
/// <param name="Change">Whether it is made, changed or removed.</param>
/// <param name="Before">As it is; null when there is none.</param>
/// <param name="After">As it is to be; null when it is to be removed.</param>
internal sealed record RoleLine(
    string Change,
    [property: JsonPropertyOrder(1)] StoredRole? Before,
    [property: JsonPropertyOrder(1)] StoredRole? After
) : LineOfRole
{
    /// <summary>Why access is wanted, in the words of the tasks' authors; null in journals of before they had any.</summary>
    public IReadOnlyList<string>? Reasons { get; init; }
}

/// <summary>A write is about to be sent, with everything that is sent.</summary>
/// <param name="Op">The service's name of the action.</param>
internal sealed record SendingLine(string Op) : LineOfRole
{
    /// <summary>The trust policy's text; CreateRole and UpdateRole.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Trust { get; init; }

    /// <summary>The description; CreateRole and UpdateRole.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Description { get; init; }

    /// <summary>
    /// Seconds, or a null that is written where the service's default is taken; CreateRole and UpdateRole.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RawJson? MaxSessionDuration { get; init; }

    /// <summary>Tags by key; CreateRole and TagResources.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary>The policy's type; AttachPolicyToRole and DetachPolicyFromRole.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? PolicyType { get; init; }

    /// <summary>The policy's name; AttachPolicyToRole and DetachPolicyFromRole.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Policy { get; init; }

    /// <summary>The tags' keys; UntagResources.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Keys { get; init; }
}

/// <summary>What came of the write that was sent last to the role.</summary>
/// <param name="Op">The service's name of the action.</param>
/// <param name="Status">How it ended.</param>
/// <param name="RequestId">The service's request ID, where there is one.</param>
/// <param name="Reason">Why, in a few words.</param>
/// <param name="Error">The service's error code, where it refused.</param>
internal sealed record AnswerLine(string Op, string Status, string? RequestId, string? Reason, string? Error)
    : LineOfRole;

/// <summary>The role as it was just read.</summary>
/// <param name="Now">The role; null when there is none.</param>
internal sealed record ReadLine(StoredRole? Now) : LineOfRole;

/// <summary>Nothing more is done to a role.</summary>
/// <param name="Code">The exit code of the problem; 0 without one.</param>
/// <param name="Rule">The problem's rule; null without one.</param>
/// <param name="Problem">Why the role is not as planned; null when it is.</param>
/// <param name="Actions">What became of each action, in order.</param>
internal sealed record RoleEndLine(int Code, string? Rule, string? Problem, IReadOnlyList<ActionEnd> Actions)
    : LineOfRole;

/// <summary>What became of an action.</summary>
/// <param name="Op">The service's name of the action.</param>
/// <param name="Status">How it ended.</param>
/// <param name="RequestId">The service's request ID, where there is one.</param>
/// <param name="Reason">Why, in a few words.</param>
internal sealed record ActionEnd(string Op, string Status, string? RequestId, string? Reason);

/// <summary>The run is over: the last line.</summary>
/// <param name="ExitCode">The command's exit code.</param>
internal sealed record EndLine(int ExitCode) : JournalLine;

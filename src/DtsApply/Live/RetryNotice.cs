using DtsApply.Model;

namespace DtsApply.Live;

/// <summary>Says that a call will be tried again, for the progress lines.</summary>
/// <param name="Account">The account's name.</param>
/// <param name="Action">The service's name of the action.</param>
/// <param name="Role">The role, where the call is about one.</param>
/// <param name="Reason">Why.</param>
/// <param name="Try">The number of the try to come, from 2.</param>
/// <param name="Of">How many tries there are at most.</param>
/// <param name="Delay">How long it waits before.</param>
public sealed record RetryNotice(
    string Account,
    string Action,
    string? Role,
    RetryReason Reason,
    int Try,
    int Of,
    TimeSpan Delay
);

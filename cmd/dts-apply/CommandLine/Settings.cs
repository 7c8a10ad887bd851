using System.Collections.Immutable;
using DtsApply.Disk;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Text;

namespace DtsApply.Cmd.CommandLine;

/// <summary>Options understood: each either makes sense or is a usage error that says what it takes.</summary>
internal static class Settings
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(36500);

    /// <summary>The value when it is one of those allowed.</summary>
    public static string OneOf(string option, string value, params ImmutableArray<string> allowed) =>
        allowed.Contains(value) ? value : throw new UsageException(OptionMessages.IsNoneOf(option, value, allowed));

    /// <summary>A place on the disk that is written to; nothing is ever kept in a stream.</summary>
    public static string Place(string option, string value) =>
        StreamPath.IsStandardOutput(value) ? throw new UsageException(OptionMessages.TakesNoStream(option)) : value;

    /// <summary>A duration as Go writes it: <c>90s</c>, <c>5m</c>, <c>1h30m</c>, <c>500ms</c>.</summary>
    public static TimeSpan Duration(string option, string value) =>
        DurationText.Parse(value) is { } time && time > TimeSpan.Zero && time <= TimeSpan.FromDays(1)
            ? time
            : throw new UsageException(OptionMessages.IsNoDuration(option, value));

    /// <summary>A duration of any length.</summary>
    public static TimeSpan LongDuration(string option, string value) =>
        DurationText.Parse(value) is { } time && time > TimeSpan.Zero && time <= Longest
            ? time
            : throw new UsageException(OptionMessages.IsNoLongDuration(option, value));

    /// <summary>A count of at least one.</summary>
    public static int Positive(string option, int value) =>
        value > 0 ? value : throw new UsageException(OptionMessages.IsNotPositive(option, value));

    /// <summary>The name of a set (contract, "Ownership tags").</summary>
    public static string Set(string option, string value) =>
        Ownership.IsSetName(value) ? value
        : value.Contains('=', StringComparison.Ordinal) && option is "set"
            ? throw new UsageException(HabitMessages.NoValuesOnTheLine(value), UsageException.NoNext)
        : throw new UsageException(OptionMessages.IsNoSetName(option, value));

    /// <summary>A digest whole: fewer digits could be met by another file.</summary>
    public static string Digest(string option, string value) =>
        value.Length is 64 && value.All(char.IsAsciiHexDigit)
            ? value
            : throw new UsageException(OptionMessages.IsNoDigest(option, value));

    /// <summary>
    /// The base address of another RAM and STS. Plain http only to a loopback address: keys must not travel in the
    /// clear.
    /// </summary>
    public static Uri Endpoint(string value)
    {
        if (
            !Uri.TryCreate(value, UriKind.Absolute, out var uri)
            || uri.Scheme is not ("http" or "https")
            || uri.Host.Length is 0
        )
        {
            throw new UsageException(OptionMessages.IsNoAddress(value));
        }

        if (uri.PathAndQuery is not "/" || uri.UserInfo.Length > 0 || uri.Fragment.Length > 0)
        {
            throw new UsageException(OptionMessages.EndpointIsNoBase);
        }

        return uri.Scheme is "https" || LoopbackHost.Is(uri)
            ? uri
            : throw new UsageException(OptionMessages.IsPlainHttp(value));
    }

    /// <summary>The host of an address that is neither Alibaba Cloud's nor this machine's own; null for one that is.</summary>
    public static string? ForeignHost(Uri uri) =>
        LoopbackHost.Is(uri)
        || $".{uri.Host.TrimEnd('.')}".EndsWith(".aliyuncs.com", StringComparison.OrdinalIgnoreCase)
            ? null
            : uri.Host;

    /// <summary>Checks that options make sense together, before anything is read.</summary>
    public static void Check(CallOptions options)
    {
        _ = Set("set", options.SetName());
        _ = Positive("parallelism", options.Parallelism);
        _ = Duration("timeout", options.Timeout);
        _ = Place("sandbox-state", options.SandboxState);
        if (options.Sandbox && options.Endpoint is not null)
        {
            throw new UsageException(OptionMessages.TwoServices);
        }
    }

    /// <summary>
    /// Checks that what is agreed to makes sense. To remove what is not declared, the set must be named: a forgotten
    /// one must not stand for all.
    /// </summary>
    public static void Check(ConsentOptions consent, CallOptions calls)
    {
        if (consent.Prune && calls.Set is null)
        {
            throw new UsageException(OptionMessages.PruneNeedsASet(Ownership.DefaultSet));
        }

        if (consent.AllowRemovals is { } most)
        {
            _ = Positive("allow-removals", most);
        }
    }

    /// <summary>Checks that what plan does besides printing makes sense.</summary>
    public static void Check(PlanOptions options, BaseOptions before)
    {
        if (options.Show is not null && before.Base is not null)
        {
            throw new UsageException(UsageMessages.SavedPlanIsNotCompared);
        }

        if (options.Strict && !options.DetailedExitcode)
        {
            throw new UsageException(UsageMessages.StrictWithoutExitCode);
        }
    }

    /// <summary>
    /// A plan file is carried out as it was approved: what it holds is not agreed to, or chosen from, a second time.
    /// </summary>
    public static void CheckPlanFile(Request request, string? file, string? digest)
    {
        if (file is null && digest is not null)
        {
            throw new UsageException(UsageMessages.DigestWithoutPlanFile, "dts-apply apply --help");
        }

        if (file is not null && request.Consent != new ConsentOptions())
        {
            throw new UsageException(UsageMessages.ConsentBesidePlanFile, "dts-apply plan --help");
        }

        var (files, calls) = (request.Files, request.Calls);
        if (file is not null && files.Filename is null && (calls.Account ?? calls.Selector) is not null)
        {
            throw new UsageException(UsageMessages.AccountsBesidePlanFile, "dts-apply plan --help");
        }
    }

    /// <summary>The service that a run talks to.</summary>
    public static Target Target(CallOptions options) =>
        options.Sandbox ? Model.Target.Sandbox
        : options.Endpoint is { } endpoint ? Model.Target.At(Endpoint(endpoint))
        : Model.Target.Cloud;
}

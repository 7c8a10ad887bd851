using System.Runtime.CompilerServices;
using DtsApply.Disk;
using DtsApply.Model;
using DtsApply.Text;

namespace DtsApply.Messages;

/// <summary>Keys that are not found or cannot be used, and how their sources are named (DTS521, DTS536).</summary>
internal static class KeyMessages
{
    private const string Prefix = "ALIBABA_CLOUD";
    private const string AssumeRole = " through assumeRole";

    /// <summary>How screens name the sources of the default chain.</summary>
    public const string DefaultVariables = "the default environment variables";

    /// <inheritdoc cref="DefaultVariables"/>
    public const string OidcToken = $"the token of {Prefix}_OIDC_TOKEN_FILE";

    /// <inheritdoc cref="DefaultVariables"/>
    public const string InstanceRole = "the role of this ECS instance";

    /// <summary>What to do about a token that is no token.</summary>
    public const string SeeWhoWritesTheToken = "see whether the CI or cluster wrote its token there";

    public static string Broker(string variable) => $"the address in {variable}";

    /// <summary>How a role that is assumed with other keys is named, however many are assumed on the way.</summary>
    public static string ThroughAssumeRole(string source) =>
        source.EndsWith(AssumeRole, StringComparison.Ordinal) ? source : source + AssumeRole;

    public static string Variable(string name) => $"environment variable {name}";

    public static string SetVariable(string name) => $"set {name}";

    public static string KeyOfProfile(string key, string profile, string file) =>
        $"{key} of profile {profile} in {file}";

    public static string ConfigureProfile(string profile) => $"run aliyun configure --profile {profile}";

    public static Problem IsEmpty(string place, string help) => Plain($"{place} is missing or empty", help);

    public static Problem HoldsOtherLetters(string place, string help) =>
        Plain($"{place} holds letters that no key has", help);

    /// <param name="name">The variable that is missing.</param>
    /// <param name="otherTool">A variable of another tool that is set; null where none is.</param>
    public static Problem VariableIsNotSet(string name, string? otherTool) =>
        Plain($"environment variable {name} is not set", $"set {name}{ButOf(otherTool)}");

    /// <param name="otherTool">A variable of another tool that is set; null where none is.</param>
    /// <param name="otherFile">A file of the official SDKs that is there; null where none is.</param>
    public static Problem NothingInTheChain(string? otherTool, string? otherFile) =>
        Plain(
            $"{Prefix}_ACCESS_KEY_ID is not set, and there is no current profile",
            $"set {Prefix}_ACCESS_KEY_ID and {Prefix}_ACCESS_KEY_SECRET"
                + (otherTool is null ? ", or run aliyun configure" : ButOf(otherTool))
                + (otherFile is null ? "" : $"; {otherFile} is there, but not read here")
        );

    public static Problem ThereIsNoFile(string profile, string file) =>
        Plain(
            $"profile {profile} is not found: there is no file {file}",
            $"make it with aliyun configure --profile {profile}, or name another file with --profile-file"
        );

    public static Problem ProfileIsNotThere(string profile, string file, string? near) =>
        Plain(
            $"profile {profile} is not in {file}",
            $"{(near is null ? "" : $"did you mean {near}? or ")}add it: aliyun configure --profile {profile}"
        );

    public static Problem FileCannotBeRead(string file) =>
        Plain($"{file} cannot be read", "check its permissions, or name another with --profile-file");

    public static Problem FileIsNotUnderstood(string file) =>
        Plain($"{file} cannot be understood: it is no JSON of the aliyun CLI", "write it anew with aliyun configure");

    public static Problem FileIsInTheWorkingFolder(string file) =>
        Plain(
            $"{file} lies in the working folder, and whoever changes that would choose the keys",
            "keep it elsewhere, such as ~/.aliyun/config.json, and name it with --profile-file"
        );

    public static Problem OthersMayWriteTheFile(string file, WriteAccess writers) =>
        new(
            RuleId.DTS536,
            $"{WriterWords.Who(writers)} may write {file} (mode {writers.Mode})",
            "whoever changes it decides what is done; check it, then "
                + (writers.IsOwner ? "make it your own" : $"chmod 600 {ShellWord.Quote(file)}")
        );

    public static Problem ModeIsUnknown(string profile, string mode) =>
        Plain(
            $"profile {profile} has mode {mode}, which is none of the aliyun CLI's",
            "use a profile of mode AK, StsToken, RamRoleArn, ChainableRamRoleArn, EcsRamRole, OIDC, CredentialsURI, "
                + "External or CloudSSO"
        );

    public static Problem ModeIsDeprecated(string profile, string mode) =>
        Plain(
            $"profile {profile} has mode {mode}, which is not read here",
            "it is deprecated or carries no key; use RamRoleArn, EcsRamRole or AK"
        );

    public static Problem OAuthIsNotRead(string profile) =>
        Plain(
            $"profile {profile} has mode OAuth, whose sign-in belongs to the aliyun CLI alone",
            $"use a profile of mode AK, RamRoleArn or CloudSSO, or mode External with a program that prints keys"
        );

    public static Problem CloudSsoHasEnded(string profile) =>
        Plain(
            $"the keys that the aliyun CLI keeps for profile {profile} have ended",
            $"renew them with aliyun sts GetCallerIdentity --profile {profile}; if the sign-in has ended too, "
                + $"aliyun configure --mode CloudSSO --profile {profile}"
        );

    public static Problem ProfilesGoInACircle(string profile) =>
        Plain($"profile {profile} takes its keys from itself", "name another source_profile");

    public static Problem ProfileNamesNoProgram(string profile, string file) =>
        Plain($"process_command of profile {profile} in {file} is missing or empty", ConfigureProfile(profile));

    public static Problem ProgramIsNotFound(string label) =>
        Plain(
            $"the program of {label} is not found",
            "name one that lies in an absolute folder of PATH, outside the working folder"
        );

    public static Problem ProgramFails(string label, int code) =>
        Plain(
            FormattableString.Invariant($"the program of {label} ended with {code}"),
            "run it by hand to see what it says; its output is not shown here"
        );

    public static Problem ProgramGivesNoKey(string label) =>
        Plain(
            $"the program of {label} printed no key",
            "it must print one JSON object with mode AK or StsToken and its keys; its output is not shown here"
        );

    public static Problem ProgramTakesTooLong(string label, TimeSpan patience) =>
        Plain(
            FormattableString.Invariant($"the program of {label} gave no key within {patience.TotalSeconds:0} s"),
            "run it by hand to see what it waits for"
        );

    public static Problem TokenFileCannotBeRead(string file) =>
        Plain($"the token file {file} cannot be read", SeeWhoWritesTheToken);

    public static Problem AddressMayNotBeAsked(string place) =>
        Plain(
            $"{place} is no address that may be asked for keys",
            "write https://…, or http:// to a loopback or link-local address"
        );

    public static Problem BrokerGivesNoKey(string label) =>
        Plain($"{label} answers without a key", "see what it serves; its answer is not shown here");

    public static Problem NoMetadataService { get; } =
        Plain(
            "no metadata service answers at 100.100.100.200",
            "there is one on ECS instances only; elsewhere name credentials.profile or credentials.environment"
        );

    public static Problem InstanceHasNoRole { get; } =
        Plain("this ECS instance has no RAM role", "attach one to the instance, or name other credentials");

    public static Problem InstanceGivesNoToken { get; } =
        Plain(
            "the metadata service gives no token",
            $"{Prefix}_IMDSV1_DISABLED asks for one; see whether the instance allows version 2"
        );

    public static Problem InstanceGivesNoKey(string role) =>
        Plain($"the metadata service gives no key of role {role}", "see whether that role is attached to the instance");

    public static Problem MetadataIsSwitchedOff(string label) =>
        Plain(
            $"{label} needs the metadata service, and {Prefix}_ECS_METADATA_DISABLED is set",
            "unset it, or name other credentials"
        );

    /// <summary>The address of a service near this machine that does not answer.</summary>
    public static Problem NothingAnswersAt(string address) =>
        Plain($"nothing answers at {address}", "see whether it runs, and whether that is its address");

    public static Problem AnswersWithFaults(string address, int status) =>
        Plain(
            FormattableString.Invariant($"{address} answers with status {status} only"),
            "try again in a while, or see what is wrong with it"
        );

    /// <summary>A role that cannot be assumed, for another reason than a lack of permission.</summary>
    /// <param name="role">The role's ARN.</param>
    /// <param name="code">What the service says.</param>
    public static Problem SessionIsRefused(string role, string code) =>
        new(
            RuleId.DTS521,
            code is "EntityNotExist.Role"
                ? $"there is no role {role} to assume"
                : $"STS gives no session of {role}: {code}",
            code is "EntityNotExist.Role"
                    ? "make that role in its account, or correct the role's name and the account's ID"
                : code.Contains("OIDC", StringComparison.Ordinal)
                    ? "see whether the token is fresh, and whether provider and trust policy name its issuer, audience "
                        + "and subject"
                : "see what the role's account asks for, such as an external ID or a shorter session"
        );

    private static Problem Plain(string message, string help, [CallerMemberName] string cause = "") =>
        new(RuleId.None, message, help) { Cause = cause };

    private static string ButOf(string? otherTool) =>
        otherTool is null ? "" : $"; {otherTool} is set, but that is another tool's name and not read here";
}

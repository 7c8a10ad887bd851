using Cocona;
using DtsApply.Sandbox;

namespace DtsApply.Cmd.CommandLine;

/// <summary>What <c>sandbox serve</c> is told.</summary>
internal sealed record ServeOptions(
    [Option("listen")] string Listen = "127.0.0.1:8787",
    [Option("account")] string[]? Account = null,
    [Option("sandbox-state")] string SandboxState = DefaultPaths.SandboxState,
    [Option("fault")] string[]? Fault = null,
    [Option("seed")] int Seed = 0,
    [Option("write-profile")] string? WriteProfile = null,
    [Option("evaluate-policies")] bool EvaluatePolicies = false,
    [Option("oidc-token")] string? OidcToken = null,
    [Option("oidc-subject")] string? OidcSubject = null
) : ICommandParameterSet
{
    /// <summary>Whom the token is of.</summary>
    public string Subject() => OidcSubject ?? SandboxOidc.Subject;
}

using System.Collections.Immutable;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Rules;

namespace DtsApply.UseCases;

/// <summary>What keeps a run from calling anything; the sandbox takes accounts as they are.</summary>
internal static class Preflight
{
    public static ImmutableArray<Diagnostic> Check(PlanRequest request, ServiceSettings service) =>
        Check([.. request.Called], request.Involved.Union(request.Called), service);

    public static ImmutableArray<Diagnostic> Check(
        IReadOnlyCollection<Account> called,
        IEnumerable<Account> involved,
        ServiceSettings service
    ) =>
        service.Target == Target.Sandbox
            ? []
            : PreflightChecks.Check(called, involved, placeholders: service.IsLoopback);

    /// <summary>That the service is one that only a person may choose, and none did (76); null where it may be called.</summary>
    public static async Task<ForeignService?> CheckAsync(ServiceSettings service, IReadingSources live) =>
        service.ForeignHost is { } host && !await live.AgreesToAsync(host)
            ? new(CredentialsMessages.HostIsNotAgreedTo(host).WithoutPlace())
            : null;

    public static int Code(ImmutableArray<Diagnostic> wrong) => ExitCode.First(wrong.Select(PreflightChecks.Code));
}

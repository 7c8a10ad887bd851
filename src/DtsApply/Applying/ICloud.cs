using DtsApply.Live;
using DtsApply.Model;
using DtsApply.Planning;

namespace DtsApply.Applying;

/// <summary>
/// The one door to the cloud: what never writes is given its reading part alone. Behind it: the signed OpenAPI client,
/// for Alibaba Cloud and for the sandbox alike.
/// </summary>
public interface ICloud : ICloudReader
{
    /// <summary>
    /// Carries out one write and returns the service's request ID. What was certainly not carried out, such as a
    /// throttled call, is tried again; where the answer was lost it throws <see cref="FailureKind.Lost"/> and leaves it
    /// to the caller to look. Once the run is to stop nothing is tried again; then the failure is
    /// <see cref="CloudException.IsGivenUp"/>.
    /// </summary>
    /// <param name="account">The account.</param>
    /// <param name="role">The role's name.</param>
    /// <param name="action">The write.</param>
    /// <param name="signals">Ends it.</param>
    /// <param name="beforeAgain">Called after every wait, before the write is sent again; what it throws ends it, and
    /// nothing is sent.</param>
    /// <exception cref="CloudException">It was refused, not answered, or given up.</exception>
    Task<string> CarryOutAsync(
        Account account,
        string role,
        RoleAction action,
        StopSignals signals,
        Func<Task>? beforeAgain = null
    );
}

using DtsApply.Messages;
using DtsApply.Model;

namespace DtsApply.Planning;

/// <summary>Places problems at the roles that changes are about.</summary>
internal static class ChangeProblems
{
    public static Diagnostic At(this Problem problem, Change change) =>
        problem.AtRole(change.Account, change.Address.Role);
}

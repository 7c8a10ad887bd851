using DtsApply.Messages;
using DtsApply.Model;

namespace DtsApply.Manifests.Schema;

/// <summary>Why a text cannot be the name of a role (DTS112 to DTS114).</summary>
internal static class RoleNameDiagnosis
{
    public static Problem Describe(string name) =>
        name.StartsWith("acs:ram:", StringComparison.OrdinalIgnoreCase) ? RoleNameMessages.NameIsArn(AtEnd(name))
        : name is "ResourceDirectoryAccountAccessRole" ? RoleNameMessages.RoleIsOfTheService(name)
        : name is RoleAddress.DtsDefaultRole ? RoleNameMessages.RoleIsOfDts
        : RoleAddress.IsOfService(name) ? RoleNameMessages.RolesAreOfTheService
        : RoleNameMessages.NameIsInvalid(name);

    /// <summary>The name at the end of an ARN; null where there is none.</summary>
    private static string? AtEnd(string arn)
    {
        var last = arn[(arn.LastIndexOf('/') + 1)..];
        return last.Length is 0 || last.Contains(':', StringComparison.Ordinal) ? null : last;
    }
}

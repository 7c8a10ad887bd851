using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Text;

namespace DtsApply.Manifests.Schema;

/// <summary>What is wrong with a role's name (DTS112, DTS113, DTS114).</summary>
internal static class RoleNameDiagnosis
{
    public static Problem Describe(string name)
    {
        if (name.StartsWith("acs:ram:", StringComparison.OrdinalIgnoreCase))
        {
            var last = name[(name.LastIndexOf('/') + 1)..];
            return new(
                RuleId.DTS113,
                "the role's name is given as an ARN",
                last.Length is 0 || last.Contains(':', StringComparison.Ordinal)
                    ? "write only the name, such as ram-for-dts; DTS wants the name too"
                    : $"write only the name: {Quoting.Cut(last)}; DTS wants the name too"
            );
        }

        return name.StartsWith("Aliyun", StringComparison.Ordinal) || name is "ResourceDirectoryAccountAccessRole"
            ? new(
                RuleId.DTS114,
                name is "ResourceDirectoryAccountAccessRole"
                    ? $"role {name} belongs to the service"
                    : "roles named Aliyun… belong to the service",
                ServiceHelp(name)
            )
            : new(
                RuleId.DTS112,
                $"{Quoting.Quote(name)} cannot be the name of a role",
                "use 1 to 64 letters, digits, . and -"
            );
    }

    private static string ServiceHelp(string name) =>
        (name is "AliyunDTSDefaultRole" ? "this is the role of DTS itself; " : "")
        + "choose another name, such as ram-for-dts";
}

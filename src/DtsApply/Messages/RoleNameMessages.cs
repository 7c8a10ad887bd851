using DtsApply.Model;
using DtsApply.Text;

namespace DtsApply.Messages;

/// <summary>What is wrong with a role's name (DTS112 to DTS114).</summary>
internal static class RoleNameMessages
{
    private const string ChooseAnother = "choose another name, such as ram-for-dts";

    public static Problem NameIsInvalid(string name) =>
        new(
            RuleId.DTS112,
            $"{Quoting.Quote(name)} cannot be the name of a role",
            "use 1 to 64 letters, digits, . and -"
        );

    /// <param name="name">The name at its end; null where there is none.</param>
    public static Problem NameIsArn(string? name) =>
        new(
            RuleId.DTS113,
            "the role's name is given as an ARN",
            name is null
                ? "write only the name, such as ram-for-dts; DTS wants the name too"
                : $"write only the name: {Quoting.Cut(name)}; DTS wants the name too"
        );

    public static Problem RoleIsOfTheService(string name) =>
        new(RuleId.DTS114, $"role {name} belongs to the service", ChooseAnother);

    public static Problem RolesAreOfTheService { get; } = new(RuleId.DTS114, AreOfTheService, ChooseAnother);

    /// <summary>The role that DTS has in every account.</summary>
    public static Problem RoleIsOfDts { get; } =
        new(RuleId.DTS114, AreOfTheService, $"this is the role of DTS itself; {ChooseAnother}");

    private const string AreOfTheService = "roles named Aliyun… belong to the service";
}

using DtsApply.Model;

namespace DtsApply.Messages;

/// <summary>How services are named in sentences.</summary>
internal static class ServiceMessages
{
    /// <summary>A service by its name, <c>Alibaba Cloud</c>, <c>the sandbox</c> or its address.</summary>
    public static string Name(Target target) =>
        target == Target.Cloud ? "Alibaba Cloud"
        : target == Target.Sandbox ? "the sandbox"
        : target.Name;

    /// <summary>Whose accounts or roles they are, in a question.</summary>
    public static string Whose(Target target) =>
        target == Target.Cloud ? "of Alibaba Cloud"
        : target == Target.Sandbox ? "of the sandbox"
        : $"at {target.Name}";

    /// <summary>What scope lines add so that no plan of a sandbox is mistaken for the cloud's.</summary>
    public static string Where(Target target) =>
        target == Target.Cloud ? ""
        : target == Target.Sandbox ? ", in the sandbox"
        : $", at {target.Name}";
}

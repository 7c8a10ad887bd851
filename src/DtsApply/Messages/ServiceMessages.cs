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
}

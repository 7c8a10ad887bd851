namespace DtsApply.Model;

/// <summary>Which service a run talks to: every plan says it first.</summary>
/// <param name="Name"><c>cloud</c>, <c>sandbox</c> or the address.</param>
public sealed record Target(string Name)
{
    /// <summary>Alibaba Cloud itself.</summary>
    public static Target Cloud { get; } = new("cloud");

    /// <summary>The embedded RAM and STS.</summary>
    public static Target Sandbox { get; } = new("sandbox");

    /// <summary>Another RAM and STS at one base address.</summary>
    public static Target At(Uri endpoint) => new(endpoint.GetLeftPart(UriPartial.Authority));
}

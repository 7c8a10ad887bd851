namespace DtsApply.Live;

/// <summary>
/// The session by which it is tried whether a role can be assumed: as short as there is, and everything is denied to
/// it, so that whoever got hold of it could do nothing (STS, AssumeRole).
/// </summary>
public static class TrialSession
{
    /// <summary>Its name in the service's logs, by which owners of roles know what it was.</summary>
    public const string Name = "dts-apply-verify";

    /// <summary>How long it lasts, in seconds.</summary>
    public const int Seconds = 900;

    /// <summary>What it may do: nothing.</summary>
    public const string Policy = """{"Statement":[{"Action":"*","Effect":"Deny","Resource":"*"}],"Version":"1"}""";
}

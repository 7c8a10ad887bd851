using DtsApply.Model;

namespace DtsApply.Alibaba.Credentials;

/// <summary>Where keys are looked for.</summary>
/// <param name="Environment">Looks an environment variable up; null when it is not set or empty.</param>
/// <param name="ProfileFile">The aliyun CLI's configuration file.</param>
/// <param name="Home">The user's home folder, shown as <c>~</c>.</param>
public sealed record KeyPlaces(Func<string, string?> Environment, string ProfileFile, string Home)
{
    /// <summary>
    /// Gives the keys of an account in place of its manifest's credentials: the sandbox issues its own.
    /// </summary>
    public Func<Account, AccessKey>? Issued { get; init; }

    /// <summary>
    /// The folder that the command works in. It belongs to whoever made the pull request: no program in it is run, and
    /// no configuration in it is read.
    /// </summary>
    public string WorkingFolder { get; init; } = System.Environment.CurrentDirectory;

    /// <summary>How sessions are named where nothing else names them, such as <c>dts-apply-3f9c2a71</c>.</summary>
    public string SessionName { get; init; } = "dts-apply";

    /// <summary>
    /// Answers in place of the metadata service and of credentials URIs; null is the network, without a proxy.
    /// </summary>
    public HttpMessageHandler? Handler { get; init; }

    /// <summary>Whether a variable is set to <c>true</c>, as the official SDKs read their switches.</summary>
    internal bool IsOn(string variable) =>
        string.Equals(Environment(variable), "true", StringComparison.OrdinalIgnoreCase);
}

using DtsApply.Live;
using DtsApply.Messages;

namespace DtsApply.Alibaba.Credentials;

/// <summary>
/// The role of the ECS instance that this runs on, from its metadata service: with a token first (version 2), without
/// one where there is none to get, unless that is switched off (ECS, "Instance metadata").
/// </summary>
/// <param name="label">How screens name it.</param>
/// <param name="role">The role's name; null asks the service for it.</param>
/// <param name="withToken">Whether a token is insisted on.</param>
/// <param name="services">Asks the service.</param>
/// <param name="nowhere">What is told where this is no instance with a role.</param>
internal sealed class InstanceRole(
    string label,
    string? role,
    bool withToken,
    LocalServices services,
    Problem? nowhere = null
) : IKeySource
{
    // Fixed by the cloud, and reached by every instance alone: nothing may name another address.
    private const string Service = "http://100.100.100.200/latest/";
    private const string Roles = "meta-data/ram/security-credentials/";
    private const int LongestName = 64;
    private const string TokenSeconds = "21600";

    public string Label => label;

    public bool CanRenew => true;

    public async Task<AccessKey> FetchAsync(CancellationToken cancellationToken)
    {
        var token = await TokenAsync(cancellationToken);
        var name = role ?? (await GetAsync("", token, cancellationToken))?.Trim();
        if (name is null || !IsName(name))
        {
            throw KeyText.Missing(nowhere ?? KeyMessages.InstanceHasNoRole);
        }

        var answer = await GetAsync(name, token, cancellationToken);
        return GivenKey.FromService(answer)?.Named(label)
            ?? throw KeyText.Missing(KeyMessages.InstanceGivesNoKey(name));
    }

    // It becomes a part of an address.
    private static bool IsName(string name) =>
        name.Length is > 0 and <= LongestName
        && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_')
        && name.Any(letter => letter is not '.');

    private async Task<string?> TokenAsync(CancellationToken cancellationToken)
    {
        var token = await AskAsync(
            HttpMethod.Put,
            "api/token",
            ("X-aliyun-ecs-metadata-token-ttl-seconds", TokenSeconds),
            cancellationToken
        );
        return token is { Length: > 0 } && KeyText.Travels(token.Trim()) ? token.Trim()
            : withToken ? throw KeyText.Missing(KeyMessages.InstanceGivesNoToken)
            : null;
    }

    private Task<string?> GetAsync(string name, string? token, CancellationToken cancellationToken) =>
        AskAsync(
            HttpMethod.Get,
            Roles + name,
            token is null ? null : ("X-aliyun-ecs-metadata-token", token),
            cancellationToken
        );

    private async Task<string?> AskAsync(
        HttpMethod method,
        string path,
        (string, string)? header,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await services.AskAsync(method, new(Service + path), header, cancellationToken);
        }
        catch (CloudException exception) when (exception.UnexpectedAnswer is null)
        {
            throw KeyText.Missing(nowhere ?? KeyMessages.NoMetadataService);
        }
    }
}

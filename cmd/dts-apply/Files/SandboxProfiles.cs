using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using DtsApply.Cmd.CommandLine;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Reporting.Screen;
using DtsApply.Sandbox;

namespace DtsApply.Cmd.Files;

/// <summary>An account that is served, and the profile by which its manifest reaches it.</summary>
/// <param name="Id">Its 16 digits.</param>
/// <param name="Profile">The profile's name: the one that the manifest names, else the account's own name, else its
/// ID.</param>
internal sealed record ServedAccount(string Id, string Profile)
{
    /// <summary>An account of the manifests.</summary>
    public static ServedAccount Create(Account account) =>
        new(
            account.Id.Value!,
            account.Credentials.Value is ProfileCredentials profile ? profile.Name : account.Name.Value!
        );
}

/// <summary>
/// The keys of a sandbox as a configuration file of the aliyun CLI, for the tool and other clients. It begins with what
/// makes it known as ours, so that it can be replaced; a file that does not begin so is someone's own, and stays.
/// Readable by its owner alone, written whole or not at all, never through a link.
/// </summary>
internal static class SandboxProfiles
{
    private const string Marker = "{\"formatVersion\":\"1\",\"kind\":\"SandboxProfiles\"";

    private static readonly ReplaceableFile Kind = new(
        "write-profile",
        WrittenFileMessages.KeysThroughALink,
        WrittenFileMessages.IsNoneOfTheProfiles,
        head => head.StartsWith(Marker, StringComparison.Ordinal)
    );

    /// <summary>Checks that the file can be put there without a loss.</summary>
    /// <exception cref="UsageException">It cannot.</exception>
    public static void Check(string path) => Kind.Check(path);

    /// <summary>Writes a profile of each account, with the keys of its RAM user, who can also assume roles.</summary>
    /// <exception cref="UsageException">The file cannot be written.</exception>
    public static void Write(string path, ImmutableArray<ServedAccount> accounts) =>
        Kind.Write(path, Encoding.UTF8.GetBytes(JsonText.Document(json => Members(json, Named(accounts)))));

    /// <summary>
    /// Each account by a name of its own: where two manifests share a profile, the second one is found by its ID.
    /// </summary>
    private static Dictionary<string, string> Named(ImmutableArray<ServedAccount> accounts)
    {
        var named = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var account in accounts)
        {
            named.TryAdd(named.ContainsKey(account.Profile) ? account.Id : account.Profile, account.Id);
        }

        return named;
    }

    private static void Members(Utf8JsonWriter json, Dictionary<string, string> accounts)
    {
        json.WriteString("formatVersion", "1");
        json.WriteString("kind", "SandboxProfiles");
        json.WriteString("current", accounts.Keys.First());
        json.WriteStartArray("profiles");
        foreach (var (name, id) in accounts)
        {
            var key = SandboxKeys.OfUser(id);
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteString("mode", "AK");
            json.WriteString("access_key_id", key.Id);
            json.WriteString("access_key_secret", key.Secret);
            json.WriteString("region_id", "cn-hangzhou");
            json.WriteString("output_format", "json");
            json.WriteString("language", "en");
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("meta_path", "");
    }
}

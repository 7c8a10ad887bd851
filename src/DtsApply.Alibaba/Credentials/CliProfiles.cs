using System.Text.Json;
using DtsApply.Alibaba.OpenApi;
using DtsApply.Disk;
using DtsApply.Live;
using DtsApply.Messages;
using DtsApply.Text;
using Microsoft.Win32.SafeHandles;

namespace DtsApply.Alibaba.Credentials;

/// <summary>
/// The aliyun CLI's configuration file. Only the profile that is asked for is looked at; others may be of kinds that
/// are not known here. What is wrong with the file is said without ever quoting it. It decides whose keys are used, so
/// one that others may write is not read, nor one in the working folder.
/// </summary>
internal sealed class CliProfiles(KeyPlaces places)
{
    private const int MostMebibytes = 4;

    private readonly Lazy<JsonElement> _file = new(() => Read(places));

    /// <summary>The name of the current profile; null where there is no file or it names none.</summary>
    public string? Current() =>
        File.Exists(places.ProfileFile) && ResponseReader.Text(_file.Value, "current") is { Length: > 0 } current
            ? current
            : null;

    /// <summary>A profile.</summary>
    /// <exception cref="CloudException">There is none of that name, or no file that can be used.</exception>
    public CliProfile Find(string name)
    {
        if (!File.Exists(places.ProfileFile))
        {
            throw KeyText.Missing(KeyMessages.ThereIsNoFile(name, Shown(places)));
        }

        var profiles = Profiles();
        return
            profiles.FirstOrDefault(candidate => ResponseReader.Text(candidate, "name") == name)
                is { ValueKind: JsonValueKind.Object } members
            ? new(name, Shown(places), members)
            : throw KeyText.Missing(KeyMessages.ProfileIsNotThere(name, Shown(places), Near(name, profiles)));
    }

    private static string? Near(string name, IEnumerable<JsonElement> profiles) =>
        Suggestions.Nearest(name, profiles.Select(candidate => ResponseReader.Text(candidate, "name") ?? ""));

    private JsonElement[] Profiles() =>
        _file.Value.TryGetProperty("profiles", out var profiles) && profiles.ValueKind is JsonValueKind.Array
            ? [.. profiles.EnumerateArray().Where(profile => profile.ValueKind is JsonValueKind.Object)]
            : [];

    private static JsonElement Read(KeyPlaces places)
    {
        try
        {
            ThrowIfInWorkingFolder(places);
            var bytes = SmallFile.Read(places.ProfileFile, MostMebibytes, out var problem, file =>
                ThrowIfOthersWrite(places, file)
            );
            if (bytes is null)
            {
                throw KeyText.Missing(ProfileFileMessages.WasNotRead(Shown(places), problem!.Value, MostMebibytes));
            }

            using var stream = new MemoryStream(bytes);
            using var json = JsonDocument.Parse(stream);
            return json.RootElement is { ValueKind: JsonValueKind.Object } root
                ? root.Clone()
                : throw NotUnderstood(places);
        }
        catch (JsonException)
        {
            // The exception goes no further: its text may quote the file.
            throw NotUnderstood(places);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw KeyText.Missing(KeyMessages.FileCannotBeRead(Shown(places)));
        }
    }

    private static void ThrowIfInWorkingFolder(KeyPlaces places)
    {
        if (
            !StreamPath.IsOpenAlready(places.ProfileFile)
            && FolderPath.IsOfWorkingFolder(places.WorkingFolder, places.Home, places.ProfileFile)
        )
        {
            throw KeyText.Missing(KeyMessages.FileIsInTheWorkingFolder(Shown(places)));
        }
    }

    // What the caller opened is the caller's choice; a file is looked at through the handle that it is read by.
    private static void ThrowIfOthersWrite(KeyPlaces places, SafeFileHandle file)
    {
        if (!StreamPath.IsOpenAlready(places.ProfileFile) && WriteAccess.Find(file) is { } writers)
        {
            throw new CloudException(FailureKind.Untrusted, KeyMessages.OthersMayWriteTheFile(Shown(places), writers));
        }
    }

    private static CloudException NotUnderstood(KeyPlaces places) =>
        KeyText.Missing(KeyMessages.FileIsNotUnderstood(Shown(places)));

    private static string Shown(KeyPlaces places) => HomePath.Shown(places.ProfileFile, places.Home);
}

using DtsApply.Disk;
using DtsApply.Messages;

namespace DtsApply.Alibaba.Credentials;

/// <summary>The file in which a CI or a cluster keeps an OpenID Connect token, read anew for each session.</summary>
internal static class TokenFile
{
    private const int MostMebibytes = 1;

    /// <exception cref="Live.CloudException">It cannot be read, or holds no token.</exception>
    public static string Read(string path, string home)
    {
        var place = HomePath.Shown(path, home);
        try
        {
            var bytes = SmallFile.Read(path, MostMebibytes, out _);
            return bytes is null
                ? throw KeyText.Missing(KeyMessages.TokenFileCannotBeRead(place))
                : KeyText.Sound(System.Text.Encoding.UTF8.GetString(bytes), place, KeyMessages.SeeWhoWritesTheToken);
        }
        catch (Exception exception) when (FileErrors.IsFileError(exception))
        {
            throw KeyText.Missing(KeyMessages.TokenFileCannotBeRead(place));
        }
    }
}

using DtsApply.Disk;
using DtsApply.Model;

namespace DtsApply.Messages;

/// <summary>The aliyun CLI's configuration file, from which keys are read.</summary>
internal static class ProfileFileMessages
{
    /// <param name="file">The file.</param>
    /// <param name="reason">Why it was not read.</param>
    /// <param name="mostMebibytes">How much of it is read at most.</param>
    public static Problem WasNotRead(string file, SmallFileProblem reason, int mostMebibytes)
    {
        var why = reason switch
        {
            SmallFileProblem.NotRegular => "is no regular file",
            SmallFileProblem.TooSlow => FormattableString.Invariant(
                $"gave nothing whole within {SmallFile.Patience.TotalSeconds:0} s"
            ),
            _ => FormattableString.Invariant($"has more than {mostMebibytes} MiB"),
        };
        return new(RuleId.None, $"{file} {why}", "name the aliyun CLI's configuration with --profile-file");
    }
}

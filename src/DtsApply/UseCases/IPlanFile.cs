using DtsApply.Disk;
using DtsApply.Planning.Saved;

namespace DtsApply.UseCases;

/// <summary>A plan file as it was found, read once, so that digest, owner and meaning are of the same bytes.</summary>
public interface IPlanFile
{
    /// <summary>Where it is, as it was named.</summary>
    string Path { get; }

    /// <summary>SHA-256 of its bytes, 64 hexadecimal digits.</summary>
    string Digest { get; }

    /// <summary>Who else may write it; null where no one else may.</summary>
    WriteAccess? Writers { get; }

    /// <summary>The version of the tool that it says it is of; null where it is no plan.</summary>
    string? ToolVersion { get; }

    /// <summary>The plan; null where it is none of this tool's version, or was changed by hand.</summary>
    /// <param name="cancellationToken">Ends it.</param>
    SavedPlan? Read(CancellationToken cancellationToken);
}

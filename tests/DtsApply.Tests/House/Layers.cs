namespace DtsApply.Tests.House;

/// <summary>What may use what: a folder knows those below it, a project only those that it is built on.</summary>
internal static class Layers
{
    private const string Core = "src/DtsApply";
    private const string Signing = "src/DtsApply.Signing";
    private const string Alibaba = "src/DtsApply.Alibaba";
    private const string AlibabaSdk = "src/DtsApply.AlibabaSdk";
    private const string Sandbox = "src/DtsApply.Sandbox";
    private const string Command = "cmd/dts-apply";

    /// <summary>The core from its ground up. A folder that does not stand here belongs to the one that it is in.</summary>
    private static readonly string[] Ladder =
    [
        "Text",
        "Disk",
        "Model",
        "Messages",
        "Manifests/Files",
        "Manifests/Git",
        "Manifests/Yaml",
        "Manifests/Schema",
        "Manifests",
        "Rules",
        "Live",
        "Planning",
        "Applying",
        "UseCases",
        "Reporting",
    ];

    private static readonly string[] Projects = [Core, Signing, Alibaba, AlibabaSdk, Sandbox, Command];

    /// <summary>Why the one file may not use what the other declares; null if it may.</summary>
    public static string? WhyNot(string user, string used) =>
        (ProjectOf(user), ProjectOf(used)) switch
        {
            (null, _) => $"{FolderOf(user)} is no project that the rules know",
            (_, null) => $"{FolderOf(used)} is no project that the rules know",
            (Core, Core) => WhyNotInTheCore(user, used),
            (Command, _) => null,
            (Alibaba, Core or Signing) => null,
            (AlibabaSdk, Alibaba) => null,
            (Sandbox, Signing) => null,
            // Live, for the failures of the door: a call that the sandbox cannot keep fails as one of the service does.
            (Sandbox, Core) when RoomOf(used) is "Text" or "Disk" or "Model" or "Live" => null,
            var (from, to) when from == to => null,
            (Sandbox, Core) => $"{Sandbox} may not use {Core}/{RoomOf(used)}",
            var (from, to) => $"{from} may not use {to}",
        };

    private static string? WhyNotInTheCore(string user, string used) =>
        (RoomOf(user), RoomOf(used)) switch
        {
            (null, _) => $"{FolderOf(user)} has no layer",
            (_, null) => $"{FolderOf(used)} has no layer",
            var (from, to) when Array.IndexOf(Ladder, from) >= Array.IndexOf(Ladder, to) => null,
            var (from, to) => $"{from} may not use {to}",
        };

    private static string? ProjectOf(string path) => Array.Find(Projects, project => IsBelow(path, project));

    private static string? RoomOf(string path) =>
        Ladder.Where(room => IsBelow(path, $"{Core}/{room}")).OrderByDescending(room => room.Length).FirstOrDefault();

    private static bool IsBelow(string path, string folder) => path.StartsWith(folder + "/", StringComparison.Ordinal);

    private static string FolderOf(string path) => path[..Math.Max(0, path.LastIndexOf('/'))];
}

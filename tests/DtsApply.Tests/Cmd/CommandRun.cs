using System.Text.RegularExpressions;
using DtsApply.Applying;
using DtsApply.Cmd.CommandLine;
using DtsApply.Cmd.Console;
using DtsApply.Tests.Reporting;
using Xunit;

namespace DtsApply.Tests.Cmd;

/// <summary>
/// A whole command, run inside the test over a cloud of the test's own, on a terminal of 80 columns, in a folder with
/// the manifests of the screens.
/// </summary>
internal sealed partial class CommandRun : IDisposable
{
    /// <summary>What stands for the digest of every plan file.</summary>
    public const string SomeDigest = "3f9c2a7154e08b1d6fa2c9075be4d31828a6f0c94d7be25516903ac8d2f7e04b";

    /// <summary>What stands for the commit of every revision, in short.</summary>
    public const string SomeCommit = "4f2a91c07be3";

    private readonly string _folder = Directory.CreateTempSubdirectory("dts-apply-").FullName;

    public CommandRun()
    {
        foreach (var name in (string[])["orders.yaml", "crm.yaml", "shop.yaml"])
        {
            File.Copy(Repo.PathOf("tests", "DtsApply.Tests", "Manifests", "Corpus", name), At(name));
        }
    }

    public FakeClock Clock { get; init; } = new();

    public ICloud? Cloud { get; set; }

    public Interrupts Interrupts { get; } = new();

    /// <summary>Environment variables, by name.</summary>
    public Dictionary<string, string> Variables { get; } = [];

    /// <summary>What is typed at a question; null where no one can be asked.</summary>
    public string? Answer { get; init; }

    /// <summary>Whether the names of runs stay as they are, because the test gave them.</summary>
    public bool NamesRuns { get; init; }

    public Terminal Terminal { get; init; } = new(80, 60);

    public int Code { get; private set; }

    public string Out { get; private set; } = "";

    public string Error { get; private set; } = "";

    public void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(name))!);
        File.WriteAllText(At(name), text);
    }

    /// <summary>A file of the folder, told as what is printed is.</summary>
    public string Read(string name) => Shown(File.ReadAllText(At(name)));

    public string At(string name) => Path.Combine(_folder, name);

    /// <summary>
    /// Runs it; words that name a file of the folder are given their whole path, which is taken out of what is printed.
    /// </summary>
    public CommandRun Run(params string[] args) => Run("always", "default", args);

    /// <summary>
    /// What standard error says, of a plan and of validate standard output, is the golden file, and the same text in
    /// every palette.
    /// </summary>
    public static void Shows(string screen, Func<CommandRun> begin, int code, params string[] args) =>
        Shows(
            screen,
            begin,
            code,
            run => args[0] is "validate" || (args[0] is "plan" && code is 0 or 2) ? run.Out : run.Error,
            args
        );

    /// <summary>What standard output says is the golden file, and the same text in every palette.</summary>
    public static void ShowsResult(string screen, Func<CommandRun> begin, int code, params string[] args) =>
        Shows(screen, begin, code, run => run.Out, args);

    private static void Shows(
        string screen,
        Func<CommandRun> begin,
        int code,
        Func<CommandRun, string> stream,
        string[] args
    )
    {
        using var colored = begin().Run(args);
        Assert.Equal(code, colored.Code);
        Golden.Matches(Screen.InTags(stream(colored)), "Screens", $"{screen}.txt");
        using var plain = begin().Run("never", "default", args);
        foreach (var palette in (string[])["default", "colorblind", "mono"])
        {
            using var other = begin().Run("always", palette, args);
            Assert.Equal(plain.Error, Screen.Strip(other.Error));
            Assert.Equal(plain.Out, Screen.Strip(other.Out));
        }
    }

    public void Dispose()
    {
        Interrupts.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private CommandRun Run(string color, string palette, string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var world = new CommandEnvironment(
            Stream.Null,
            output,
            error,
            name =>
                name is "DTS_APPLY_COLOR" ? color
                : name is "DTS_APPLY_PALETTE" ? palette
                : Variables.GetValueOrDefault(name),
            Clock
        )
        {
            Variables = Variables.Keys,
            Cloud = Cloud,
            Home = _folder,
            Interrupts = Interrupts,
            OutTerminal = Terminal,
            ErrorTerminal = Terminal,
            CanAsk = Answer is not null,
            ReadAnswer = () =>
            {
                // A terminal shows what is typed.
                error.Write($"{Answer}\n");
                return Answer;
            },
        };
        Code = new Cli(world)
            .RunAsync([
                .. args.Select(arg =>
                    (Path.HasExtension(arg) && !arg.Contains('=', StringComparison.Ordinal)) || arg.EndsWith('/')
                        ? At(arg)
                        : arg
                ),
            ])
            .GetAwaiter()
            .GetResult();
        (Out, Error) = (Shown(output.ToString()), Shown(error.ToString()));
        return this;
    }

    // The folder and the name of the run are new each time, and the digest of a plan file is another with each version
    // of the tool.
    private string Shown(string text) =>
        Commit()
            .Replace(
                ShortDigest()
                    .Replace(
                        Digest()
                            .Replace(Unnamed(text.Replace($"{_folder}/", "", StringComparison.Ordinal)), SomeDigest),
                        $"${{1}}{SomeDigest[..8]}"
                    ),
                SomeCommit
            );

    private string Unnamed(string text) => NamesRuns ? text : RunId().Replace(text, "RUN");

    [GeneratedRegex(@"(?<=[( ])[0-9a-f]{12}(?=\))")]
    private static partial Regex Commit();

    [GeneratedRegex("^[0-9a-f]{64}$", RegexOptions.Multiline)]
    private static partial Regex Digest();

    [GeneratedRegex("( digest=|<sub>dts-apply [0-9.]+, plan )[0-9a-f]{8}")]
    private static partial Regex ShortDigest();

    [GeneratedRegex("[0-9]{8}T[0-9]{6}Z-[0-9a-f]{8}")]
    private static partial Regex RunId();
}

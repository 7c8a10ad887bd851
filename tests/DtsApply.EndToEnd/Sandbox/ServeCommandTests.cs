using System.Diagnostics;
using System.Text.Json;
using Xunit;

namespace DtsApply.EndToEnd.Sandbox;

/// <summary><c>sandbox serve</c> as people run it: how to use it, and the profiles that it writes.</summary>
public static class ServeCommandTests
{
    private const string Account = "0000618304927511";
    private static readonly string Story = Path.Combine(Tool.Root, "examples", "both");

    [Fact]
    public static void What_it_prints_next_works_as_it_stands()
    {
        using var tool = new Tool();
        var next = "";
        var ran = Serving(
            tool,
            error =>
            {
                const string head = "next: dts-apply ";
                next = error.Split('\n').Single(line => line.StartsWith(head, StringComparison.Ordinal))[head.Length..];
                var planned = tool.Run(next.Split(' '));
                Assert.True(planned.Code is 0, planned.Error);
                Assert.Contains("2 to create", planned.Out, StringComparison.Ordinal);
            },
            "-f",
            Story,
            "--write-profile",
            "profiles.json"
        );

        Assert.Equal(0, ran.Code);
        Assert.Matches(
            $"^plan -f {Story} --endpoint http://127\\.0\\.0\\.1:[0-9]+ --profile-file profiles\\.json$",
            next
        );
    }

    [Fact]
    public static void Without_a_file_of_profiles_it_says_how_to_get_one()
    {
        using var tool = new Tool();
        var ran = Serving(tool, _ => { }, "--account", Account);

        Assert.Matches(
            "\nnext: dts-apply plan -f \\. --endpoint http://127\\.0\\.0\\.1:[0-9]+   # with the keys above; "
                + "--write-profile FILE",
            ran.Error
        );
        Assert.DoesNotContain(
            "next:",
            Serving(tool, _ => { }, "--account", Account, "-q").Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public static void Profiles_are_for_their_owner_alone_and_take_the_place_of_older_ones()
    {
        using var tool = new Tool();
        Serving(tool, _ => { }, "--account", "0000111122223333", "--write-profile", "profiles.json");
        Serving(tool, _ => { }, "--account", Account, "--write-profile", "profiles.json");

        using var json = JsonDocument.Parse(tool.Read("profiles.json"));
        var root = json.RootElement;
        Assert.Equal(
            $"1 SandboxProfiles {Account}",
            $"{root.GetProperty("formatVersion")} {root.GetProperty("kind")} {root.GetProperty("current")}"
        );
        Assert.Equal(Account, root.GetProperty("profiles").EnumerateArray().Single().GetProperty("name").GetString());
        Assert.True(
            OperatingSystem.IsWindows()
                || File.GetUnixFileMode(Path.Combine(tool.Folder, "profiles.json"))
                    is (UnixFileMode.UserRead | UnixFileMode.UserWrite)
        );
        Assert.Equal(
            [".dts-apply", "profiles.json"],
            Directory.GetFileSystemEntries(tool.Folder).Select(Path.GetFileName).Order()
        );
    }

    [Fact]
    public static void No_file_of_anyone_else_is_written_over_or_written_through()
    {
        using var tool = new Tool();
        const string real =
            """{"current":"prod","profiles":[{"name":"prod","mode":"AK","access_key_id":"LTAI","access_key_secret":"s"}]}""";
        tool.Write("config.json", real);
        Directory.CreateDirectory(Path.Combine(tool.Folder, "folder"));
        File.CreateSymbolicLink(Path.Combine(tool.Folder, "link"), "elsewhere");
        File.CreateSymbolicLink(Path.Combine(tool.Folder, "device"), "/dev/null");

        foreach (
            var path in (string[])["config.json", "folder", "link", "device", "/dev/null", "nowhere/profiles.json"]
        )
        {
            var ran = tool.Run(
                "sandbox",
                "serve",
                "--listen",
                "127.0.0.1:0",
                "--account",
                Account,
                "--write-profile",
                path
            );
            Assert.True(ran.Code is 64, $"{path}: {ran.Code} {ran.Error}");
            Assert.Contains($"--write-profile {path} is ", ran.Error, StringComparison.Ordinal);
            Assert.Equal("", ran.Out);
        }

        Assert.Equal(real, tool.Read("config.json"));
        Assert.False(File.Exists(Path.Combine(tool.Folder, "elsewhere")));
    }

    [Fact]
    public static void The_environment_cannot_ask_for_a_file()
    {
        using var tool = new Tool();
        tool.Environment["DTS_APPLY_WRITE_PROFILE"] = "profiles.json";
        Serving(tool, _ => { }, "--account", Account);

        Assert.False(File.Exists(Path.Combine(tool.Folder, "profiles.json")));
    }

    [Fact]
    public static void The_examples_of_the_help_are_taken()
    {
        using var tool = new Tool();
        var help = tool.Run("sandbox", "serve", "--help").Out;
        File.Copy(
            Directory.GetFiles(Path.Combine(Tool.Root, "examples", "source")).First(),
            Path.Combine(tool.Folder, "orders.yaml")
        );
        var examples = help.Split('\n')
            .Where(line => line.StartsWith("  dts-apply sandbox serve", StringComparison.Ordinal))
            .ToList();

        Assert.Contains(examples, example =>
            example.Contains("--fault throttle=0.3 --seed 7", StringComparison.Ordinal)
        );
        foreach (var example in examples)
        {
            var options = example.Trim().Split(' ')[3..].Except(["--listen", "127.0.0.1:0"]).ToArray();
            Assert.Equal(0, Serving(tool, _ => { }, options).Code);
        }
    }

    [Theory]
    [InlineData("throttle:GetRoles=1", "there is no action GetRoles; did you mean GetRole?")]
    [InlineData(
        "throttle@0000618304927512=1",
        "account 0000618304927512, which is not served; did you mean 0000618304927511?"
    )]
    public static void A_fault_that_could_never_strike_is_refused_with_a_guess(string fault, string expected)
    {
        using var tool = new Tool();
        var ran = tool.Run("sandbox", "serve", "--listen", "127.0.0.1:0", "--account", Account, "--fault", fault);

        Assert.Equal(64, ran.Code);
        Assert.Contains(expected, ran.Error, StringComparison.Ordinal);
    }

    /// <summary>
    /// A disk that is full is played by the limit on file sizes; the journal of the run is far below it.
    /// </summary>
    [Fact]
    public static async Task A_full_disk_under_the_state_is_a_write_that_failed_and_the_run_tells_so()
    {
        const string trust =
            """{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"RAM":["*"]}}],"Version":"1"}""";
        await using var served = await Served.StartAsync();
        for (var n = 0; n < 60; n++)
        {
            (string, string)[] role =
            [
                ("RoleName", $"r{n}"),
                ("AssumeRolePolicyDocument", trust),
                ("Description", new('x', 1000)),
            ];
            Assert.Equal("200", await served.CallAsync("CreateRole", role));
        }

        var codes = new List<int>();
        for (var kilobytes = 1; kilobytes <= 5; kilobytes++)
        {
            using var tool = new Tool();

            // The runtime must not map its code through a file.
            tool.Environment["DOTNET_EnableWriteXorExecute"] = "0";
            var state = Path.Combine(tool.Folder, "sandbox.json");
            File.Copy(served.State, state);
            string[] args = ["apply", "--sandbox", "--sandbox-state", "sandbox.json", "--yes", "-f", Story];
            var limited = $"trap '' XFSZ; ulimit -f {(new FileInfo(state).Length / 1024) + kilobytes}; exec \"$@\"";
            using var process = tool.Program("bash", ["-c", limited, "-", Tool.Binary, .. args]);
            process.StandardInput.Close();
            var ran = Tool.Finish(process);
            codes.Add(ran.Code);
            if (ran.Code is not 0)
            {
                Assert.Matches("failed +[a-z]+ +ram-for-[a-z-]+ +[A-Za-z]+ +not kept", ran.Error);
                Assert.Contains("the sandbox did not carry out ", ran.Error, StringComparison.Ordinal);
            }

            Assert.Equal(0, tool.Run(args).Code);
        }

        // Nothing done, in part, and all, as the room grows.
        Assert.Contains(75, codes);
        Assert.All(codes, code => Assert.True(code is 78 or 75 or 0, $"{code}"));
    }

    /// <summary>Serves, does something when it is ready, and stops.</summary>
    internal static Ran Serving(Tool tool, Action<string> whenReady, params string[] options)
    {
        using var process = tool.Start(["sandbox", "serve", "--listen", "127.0.0.1:0", .. options]);
        var error = "";
        try
        {
            Assert.NotNull(process.StandardOutput.ReadLine());

            // The ready line comes first, what people are told right after it.
            while (!options.Contains("-q") && process.StandardError.ReadLine() is { } line)
            {
                error += line + "\n";
                if (line.StartsWith("next:", StringComparison.Ordinal))
                {
                    break;
                }
            }

            whenReady(error);
        }
        finally
        {
            using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
            kill.WaitForExit();
        }

        var ran = Tool.Finish(process);
        return ran with { Error = error + ran.Error };
    }
}

using System.Net;
using System.Net.Sockets;
using Xunit;

namespace DtsApply.EndToEnd.Sandbox;

/// <summary>Where <c>sandbox serve</c> listens and writes, where that cannot be, and what its help tells.</summary>
public static class ServePlacesTests
{
    private const string Account = "0000618304927511";
    private static readonly string Story = Path.Combine(Tool.Root, "examples", "both");

    [Fact]
    public static void Profiles_in_the_working_folder_are_said_to_be_in_the_wrong_place_with_a_way_that_works()
    {
        using var tool = new Tool();
        using var home = new Tool();
        tool.Environment["HOME"] = home.Folder;
        var ran = ServeCommandTests.Serving(
            tool,
            error =>
            {
                var next = error.Split("next: ")[1].Trim();
                Assert.EndsWith("   # profiles in the working folder are not read", next, StringComparison.Ordinal);
                Assert.StartsWith("cp -p profiles.json ~/", next, StringComparison.Ordinal);
                var pasted = next.Replace("dts-apply plan", "\"$0\" plan", StringComparison.Ordinal);
                using var shell = tool.Program("bash", "-c", pasted, Tool.Binary);
                shell.StandardInput.Close();
                var planned = Tool.Finish(shell);
                Assert.True(planned.Code is 0, planned.Error);
                Assert.Contains("2 to create", planned.Out, StringComparison.Ordinal);
            },
            "-f",
            Story,
            "--write-profile",
            "profiles.json"
        );

        Assert.Equal(0, ran.Code);
    }

    [Fact]
    public static void A_port_that_is_in_use_is_named_with_the_same_command_at_a_free_one()
    {
        using var tool = new Tool();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        string[] serve = ["sandbox", "serve", "--account", Account, "--seed", "7"];
        foreach (
            var listen in (string[][])
                [
                    ["--listen", $"127.0.0.1:{port}"],
                    [$"--listen=localhost:{port}"],
                ]
        )
        {
            var ran = tool.Run([.. serve, .. listen]);

            Assert.Equal((78, ""), (ran.Code, ran.Out));
            Assert.Equal(
                $"dts-apply: port {port} of 127.0.0.1 is in use, by another sandbox or another program (exit 78)\n"
                    + $"next: dts-apply {string.Join(' ', serve)} --listen 127.0.0.1:0   # a free port, which its first "
                    + "line names\n",
                ran.Error
            );
        }

        Assert.Equal(0, ServeCommandTests.Serving(tool, _ => { }, serve[2..]).Code);
    }

    [Theory]
    [InlineData("sandbox")]
    [InlineData("sandbox", "--help")]
    [InlineData("sandbox", "-h")]
    [InlineData("help", "sandbox")]
    public static void The_help_of_sandbox_tells_of_both_that_it_can(params string[] typed)
    {
        using var tool = new Tool();
        var ran = tool.Run(typed);

        Assert.Equal((0, ""), (ran.Code, ran.Error));
        Assert.Contains("usage: dts-apply sandbox serve -f PATH", ran.Out, StringComparison.Ordinal);
        Assert.Contains("       dts-apply sandbox reset", ran.Out, StringComparison.Ordinal);
        Assert.All(ran.Out.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
        tool.Write(
            "orders.yaml",
            File.ReadAllText(Directory.GetFiles(Path.Combine(Tool.Root, "examples", "source"))[0])
        );
        foreach (
            var example in ran.Out.Split('\n').Where(line => line.StartsWith("  dts-apply ", StringComparison.Ordinal))
        )
        {
            var words = example.Trim().Split(' ')[1..];
            Assert.Equal(
                0,
                words is ["sandbox", "serve", ..]
                    ? ServeCommandTests.Serving(tool, _ => { }, words[2..]).Code
                    : tool.Run(words).Code
            );
        }
    }
}

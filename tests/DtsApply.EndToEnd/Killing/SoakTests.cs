using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Xunit;

namespace DtsApply.EndToEnd.Killing;

/// <summary>
/// A service of which every other call fails: 30 % throttled, 10 % errors, 10 % of connections cut after the call was
/// carried out. DTS_APPLY_SOAK=50 and DTS_APPLY_SOAK_SEED=7 make it larger and another one.
/// </summary>
public static class SoakTests
{
    private const int AFewRuns = 5;

    private static int Accounts => Number("DTS_APPLY_SOAK", 8);

    [Fact]
    public static void Apply_until_it_is_done_ends_in_exactly_the_wanted_state_after_a_few_runs()
    {
        using var tool = new Tool { Limit = TimeSpan.FromMinutes(8) };
        Estate.Write(tool, Accounts);
        using var service = Serve(
            tool,
            "--fault",
            "throttle=30%",
            "--fault",
            "error-500=10%",
            "--fault",
            "drop-after=10%",
            "--seed",
            Number("DTS_APPLY_SOAK_SEED", 1).ToString(CultureInfo.InvariantCulture)
        );
        var runs = new List<Ran>();
        do
        {
            runs.Add(tool.Run("apply", "-f", "m.yaml", "--endpoint", service.Endpoint, "--yes", "-o", "json"));
        } while (runs[^1].Code is not 0 && runs.Count < AFewRuns);

        Assert.Equal(0, runs[^1].Code);
        Assert.All(runs.SkipLast(1), run => Assert.Contains(run.Code, (int[])[69, 75]));
        service.Stop();
        using var calm = Serve(tool);
        Check(tool.Run("plan", "-f", "m.yaml", "--endpoint", calm.Endpoint, "-o", "json").Json);
        Assert.Equal(
            runs.Count(run => run.Out.Contains("\"runId\"", StringComparison.Ordinal)),
            JournalTests.Journals(tool).Length
        );
    }

    private static void Check(JsonElement plan)
    {
        var roles = plan.GetProperty("roles").EnumerateArray().ToList();

        Assert.Equal(Accounts, roles.Count);
        Assert.All(roles, role =>
        {
            var live = role.GetProperty("before");
            Assert.Equal("Unchanged", role.GetProperty("change").GetString());
            Assert.Equal(
                $$"""{"RAM":["acs:ram::{{Estate.Hub}}:root"],"Service":["{{Estate.Hub}}@dts.aliyuncs.com"]}""",
                JsonSerializer.Serialize(live.GetProperty("trust"))
            );
            Assert.Equal("""["AliyunDTSRolePolicy"]""", JsonSerializer.Serialize(live.GetProperty("policies")));
            Assert.Equal(
                """{"dts-apply:managed-by":"dts-apply","dts-apply:set":"default"}""",
                JsonSerializer.Serialize(live.GetProperty("tags"))
            );
        });
    }

    private static int Number(string name, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var number)
            ? number
            : usual;

    private static Service Serve(Tool tool, params string[] faults)
    {
        var process = tool.Start(["sandbox", "serve", "--listen", "127.0.0.1:0", "-f", "m.yaml", .. faults]);
        using var ready = JsonDocument.Parse(process.StandardOutput.ReadLine() ?? "{}");
        return new(process, ready.RootElement.GetProperty("endpoint").GetString()!);
    }

    /// <summary>A sandbox in a process of its own.</summary>
    private sealed record Service(Process Process, string Endpoint) : IDisposable
    {
        public void Stop()
        {
            Process.Kill();
            Process.WaitForExit();
        }

        public void Dispose()
        {
            Stop();
            Process.Dispose();
        }
    }
}

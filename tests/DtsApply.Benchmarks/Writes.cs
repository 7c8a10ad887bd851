using System.Diagnostics;
using System.Globalization;
using DtsApply.Sandbox;
using DtsApply.Signing;

namespace DtsApply.Benchmarks;

/// <summary>
/// What a write costs as the state grows: the same at 10 roles and at 10,000. Roles are spread over accounts, a
/// thousand each at most.
/// </summary>
internal static class Writes
{
    public static async Task<int> RunAsync(int count)
    {
        using var folder = new Scratch();
        string[] ids =
        [
            .. Enumerable.Range(1, (count / 900) + 1).Select(n => n.ToString("D16", CultureInfo.InvariantCulture)),
        ];
        using var store = await folder.OpenAsync();
        var cloud = new SandboxCloud(store, new(ids, TimeProvider.System));
        var signings = ids.ToDictionary(id => id, id => new Signing("localhost", SandboxKeys.OfUser(id)));
        var medians = new List<double>();
        for (var block = 0; block < count / 500; block++)
        {
            var ticks = new long[500];
            for (var n = 0; n < ticks.Length; n++)
            {
                var id = ids[((block * 500) + n) / 900];
                var request = signings[id].Request("CreateRole", Query($"r{block}-{n}", id));
                var began = Stopwatch.GetTimestamp();
                await cloud.HandleAsync(request, CancellationToken.None);
                ticks[n] = Stopwatch.GetTimestamp() - began;
            }

            Array.Sort(ticks);
            medians.Add(ticks[250] * 1e6 / Stopwatch.Frequency);
        }

        Console.WriteLine(
            $"median CreateRole, microseconds, for every 500 roles: "
                + $"{string.Join(' ', medians.Select(m => m.ToString("F0", CultureInfo.InvariantCulture)))}"
        );
        return medians[^1] <= 2 * medians[1] ? 0 : 1;
    }

    public static string Query(string role, string trusted)
    {
        var document =
            """{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":"""
            + $$$"""{"RAM":["acs:ram::{{{trusted}}}:root"],"Service":["{{{trusted}}}@dts.aliyuncs.com"]}}],"Version":"1"}""";
        return $"AssumeRolePolicyDocument={PercentEncoding.Encode(document)}&RoleName={role}";
    }
}

using DtsApply.Model;
using DtsApply.Planning;
using Xunit;

namespace DtsApply.Tests.Planning;

/// <summary>What counts as a removal at a role that stays (DTS513).</summary>
public static class RemovalCountTests
{
    /// <summary>Who else a role lets in that trusts lake and is to trust lake alone, and how many accounts that are.
    /// </summary>
    public static TheoryData<string[], int> Others =>
        new()
        {
            { [], 0 },
            { [Bound("RAM", "acs:ram::1903774258810002:user/eve"), Bound("RAM", "acs:ram::1903774258810002:root")], 0 },
            { [.. Several(5, n => Bound("Service", "1903774258810002@dts.aliyuncs.com", $"203.0.113.{n}"))], 0 },
            { [.. Several(5, n => Bound("RAM", "acs:ram::1365520871940006:root", $"203.0.113.{n}"))], 1 },
            { [.. Several(5, n => Bound("RAM", $"acs:ram::182201947553000{n}:root"))], 5 },
            { [.. Several(5, n => Bound("RAM", $"acs:ram::1365520871940006:user/u{n}"))], 1 },
            { [.. Several(5, n => Bound("RAM", "*", $"203.0.113.{n}"))], 1 },
            { [.. Several(5, n => $$"""{"Effect":"Allow","Action":"sts:AssumeRole","Sid":"{{n}}"}""")], 1 },
            { [.. Several(5, n => Bound("RAM", "*", $"203.0.113.{n}").Replace("Allow", "Deny"))], 0 },
        };

    [Theory]
    [MemberData(nameof(Others))]
    public static void What_is_counted_are_accounts_that_lose_access_and_not_statements(string[] others, int accounts)
    {
        var plain = TrustPolicy.Trusting([Some.Lake]).Text;
        var end = plain.IndexOf(']' + ",\"Version", StringComparison.Ordinal);
        var trust = plain.Insert(end, string.Concat(others.Select(statement => $",{statement}")));
        var plan = new Plan(
            Target.Cloud,
            "default",
            [],
            [
                RolePlanner.Plan(
                    Some.Wanted(Some.Settings("ram-for-dts")),
                    Some.Live() with
                    {
                        Trust = TrustPolicy.Parse(trust, Some.Orders),
                    },
                    Some.Consent with
                    {
                        Adopt = true,
                    },
                    Some.Names
                ),
            ]
        );

        Assert.Equal(others.Length, plan.Changes[0].Before!.Trust.Clauses.Length);
        Assert.Equal(accounts, plan.Removals);
        Assert.Equal(accounts > 3, plan.WithRemovalLimit(Some.Consent).Refusal is not null);
    }

    private static IEnumerable<string> Several(int count, Func<int, string> statement) =>
        Enumerable.Range(1, count).Select(statement);

    private static string Bound(string kind, string principal, string from = "203.0.113.7") =>
        $$$"""
            {"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"{{{kind}}}":["{{{principal}}}"]},
             "Condition":{"IpAddress":{"acs:SourceIp":["{{{from}}}"]} }}
            """;
}

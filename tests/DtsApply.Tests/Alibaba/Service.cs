using System.Net;
using System.Text;

namespace DtsApply.Tests.Alibaba;

/// <summary>A request as the service gets it.</summary>
internal sealed record Sent(string Action, Uri Uri, string Method, IReadOnlyDictionary<string, string> Headers)
{
    public IReadOnlyDictionary<string, string> Parameters { get; } =
        Uri
            .Query.TrimStart('?')
            .Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('='))
            .ToDictionary(
                pair => Uri.UnescapeDataString(pair[0]),
                pair => Uri.UnescapeDataString(pair[1]),
                StringComparer.Ordinal
            );
}

/// <summary>The service as a script: what it was sent, and what it answers to the n-th request, from 1.</summary>
internal sealed class Service(Func<Sent, int, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
{
    // A document inside of JSON, so its quotes are escaped.
    private const string Trust =
        @"{\""Statement\"":[{\""Action\"":\""sts:AssumeRole\"",\""Effect\"":\""Allow\"",\""Principal\"":"
        + @"{\""RAM\"":[\""acs:ram::1903774258810002:root\""],\""Service\"":[\""1903774258810002@dts.aliyuncs.com\""]}}],"
        + @"\""Version\"":\""1\""}";

    private readonly List<Sent> _sent = [];

    /// <summary>Whether it answers as a healthy service, and takes no note: what a test does before it begins.</summary>
    public bool IsBefore { get; set; }

    public Service(Func<Sent, int, HttpResponseMessage> answer)
        : this((sent, number, _) => Task.FromResult(answer(sent, number))) { }

    public IReadOnlyList<Sent> Sent
    {
        get
        {
            lock (_sent)
            {
                return [.. _sent];
            }
        }
    }

    public static HttpResponseMessage Answers(string body, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    public static HttpResponseMessage Refuses(string code, int status = 400, string message = "no") =>
        Answers(
            $$"""{"RequestId":"R-{{code}}","HostId":"ram.aliyuncs.com","Code":"{{code}}","Message":"{{message}}"}""",
            (HttpStatusCode)status
        );

    /// <summary>What a healthy service says of one role that has one policy and one tag.</summary>
    public static HttpResponseMessage Healthy(Sent sent) => Answers(Bodies[sent.Action]);

    public static IReadOnlyDictionary<string, string> Bodies { get; } =
        new Dictionary<string, string>
        {
            ["GetCallerIdentity"] = """
                {
                  "IdentityType": "RAMUser",
                  "AccountId": "1646821763560001",
                  "RequestId": "R1",
                  "PrincipalId": "216",
                  "UserId": "216",
                  "Arn": "acs:ram::1646821763560001:user/deploy"
                }
                """,
            ["GetRole"] = $$"""
                {
                  "RequestId": "R2",
                  "Role": {
                    "RoleId": "300475092111787593",
                    "RoleName": "ram-for-dts",
                    "Arn": "acs:ram::1646821763560001:role/ram-for-dts",
                    "Description": "d",
                    "MaxSessionDuration": 7200,
                    "CreateDate": "2026-01-02T03:04:05Z",
                    "UpdateDate": "2026-01-03T03:04:05Z",
                    "AssumeRolePolicyDocument": "{{Trust}}"
                  }
                }
                """,
            ["ListPoliciesForRole"] = """
                {
                  "RequestId": "R3",
                  "Policies": {
                    "Policy": [
                      {
                        "PolicyName": "AliyunDTSRolePolicy",
                        "PolicyType": "System",
                        "Description": "",
                        "DefaultVersion": "v60",
                        "AttachDate": "2026-01-02T03:04:06Z"
                      }
                    ]
                  }
                }
                """,
            ["ListTagResources"] = """
                {
                  "RequestId": "R4",
                  "NextToken": "",
                  "TagResources": [
                    {"ResourceType": "role", "ResourceName": "ram-for-dts", "TagKey": "k", "TagValue": "v"}
                  ]
                }
                """,
            ["AttachPolicyToRole"] = """{"RequestId":"R5"}""",
            ["TagResources"] = """{"RequestId":"R6"}""",
            ["UntagResources"] = """{"RequestId":"R7"}""",
            ["CreateRole"] = """{"RequestId":"R8","Role":{}}""",
            ["UpdateRole"] = """{"RequestId":"R9","Role":{}}""",
        };

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        if (IsBefore)
        {
            return Task.FromResult(Answers(Bodies["GetCallerIdentity"]));
        }

        var headers = request.Headers.NonValidated.ToDictionary(
            header => header.Key.ToLowerInvariant(),
            header => header.Value.ToString()
        );
        var sent = new Sent(headers["x-acs-action"], request.RequestUri!, request.Method.Method, headers);
        int number;
        lock (_sent)
        {
            _sent.Add(sent);
            number = _sent.Count;
        }

        return answer(sent, number, cancellationToken);
    }
}

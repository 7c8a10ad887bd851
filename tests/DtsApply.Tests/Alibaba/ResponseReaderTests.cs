using CsCheck;
using DtsApply.Live;
using DtsApply.Model;
using Xunit;

namespace DtsApply.Tests.Alibaba;

/// <summary>What is made of an answer, whatever stands in it.</summary>
public static class ResponseReaderTests
{
    [Theory]
    [InlineData("GetRole", """{"RequestId":"R","Role":{"RoleName":"another","AssumeRolePolicyDocument":"{}"}}""")]
    [InlineData("GetRole", """{"RequestId":"R","Role":{"RoleName":"ram-for-dts"}}""")]
    [InlineData("GetRole", """{"RequestId":"R"}""")]
    [InlineData("ListPoliciesForRole", """{"RequestId":"R"}""")]
    [InlineData("ListPoliciesForRole", """{"RequestId":"R","Policies":{}}""")]
    [InlineData(
        "ListPoliciesForRole",
        """{"RequestId":"R","Policies":{"Policy":[{"PolicyName":"AdministratorAccess"}]}}"""
    )]
    [InlineData("ListPoliciesForRole", """{"RequestId":"R","Policies":{"Policy":[null]}}""")]
    [InlineData("ListTagResources", """{"RequestId":"R"}""")]
    [InlineData("ListTagResources", """{"RequestId":"R","TagResources":[null]}""")]
    public static void An_answer_that_lacks_what_it_must_hold_is_asked_for_again(string action, string body)
    {
        var first = true;
        using var desk = new Desk(
            new(
                (sent, _) =>
                {
                    var broken = first && sent.Action == action;
                    first = first && !broken;
                    return broken ? Service.Answers(body) : Service.Healthy(sent);
                }
            )
        );
        Assert.NotNull(desk.Read());
        Assert.Equal(action, Assert.Single(desk.Notices).Action);
    }

    [Fact]
    public static void Numbers_may_be_texts_and_IDs_numbers()
    {
        using var desk = new Desk(
            new(
                (sent, _) =>
                    sent.Action is not "GetRole"
                        ? Service.Healthy(sent)
                        : Service.Answers(
                            """
                            {
                              "RequestId": "R",
                              "Role": {
                                "RoleId": 300475092111787593,
                                "RoleName": "ram-for-dts",
                                "MaxSessionDuration": "7200",
                                "AssumeRolePolicyDocument": "no JSON at all"
                              }
                            }
                            """
                        )
            )
        );
        var role = desk.Read()!;
        Assert.Equal(("300475092111787593", 7200, ""), (role.Id, role.MaxSessionDuration, role.Description));
    }

    [Theory]
    [InlineData("""{\"Statement\":[{\"Effect\":\"\\ud800\"}]}""")]
    [InlineData(
        """{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\",\"Principal\":{\"RAM\":\"\\ud800\"}}]}"""
    )]
    [InlineData("""{\"\\ud800\":1}""")]
    [InlineData("""\ud83d\ude00""")]
    [InlineData("")]
    public static void A_trust_policy_that_cannot_be_read_is_still_a_role(string document)
    {
        using var desk = new Desk(
            new(
                (sent, _) =>
                    sent.Action is not "GetRole"
                        ? Service.Healthy(sent)
                        : Service.Answers(
                            $$$"""{"RequestId":"R","Role":{"RoleName":"ram-for-dts","AssumeRolePolicyDocument":"{{{document}}}"}}"""
                        )
            )
        );
        Assert.Single(desk.Read()!.Trust.Clauses);
    }

    [Fact]
    public static void Malformed_answers_are_failures_and_nothing_worse()
    {
        var mutations = Gen.Select(
            Gen.Int[0, 10_000],
            Gen.OneOf(
                "",
                "\"",
                "{",
                "}",
                "[",
                "]",
                ",",
                ":",
                "0",
                "null",
                "\\",
                "\\ud800",
                "\u00e9",
                " ",
                "-1",
                "1e999"
            ),
            Gen.Int[0, 6]
        ).Array[1, 4];
        Gen.Select(Gen.OneOf([.. Service.Bodies.Keys]), mutations, Gen.Bool)
            .Sample(
                (action, changes, refused) =>
                {
                    using var desk = new Desk(
                        new(
                            (sent, _) =>
                                sent.Action == action
                                    ? Service.Answers(
                                        changes.Aggregate(Service.Bodies[action], Change),
                                        refused ? System.Net.HttpStatusCode.BadRequest : System.Net.HttpStatusCode.OK
                                    )
                                    : Service.Healthy(sent)
                        )
                    );
                    try
                    {
                        desk.WhoAmI();
                        desk.Read();
                        desk.CarryOut();
                    }
                    catch (CloudException)
                    {
                        // The only exception that may leave the door.
                    }
                },
                iter: 3000
            );

        static string Change(string body, (int At, string Put, int Take) change)
        {
            var at = change.At % (body.Length + 1);
            return body[..at] + change.Put + body[Math.Min(body.Length, at + change.Take)..];
        }
    }
}

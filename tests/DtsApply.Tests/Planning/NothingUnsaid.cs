using System.Text.Json.Nodes;
using CsCheck;
using DtsApply.Model;
using DtsApply.Planning;
using Xunit;

namespace DtsApply.Tests.Planning;

/// <summary>
/// Whatever a trust policy says: who could not assume the role and can afterwards is said to gain, and who could and
/// cannot is said to lose. A service of our own decides, in every way in which a real one may read what is not
/// documented.
/// </summary>
public static class NothingUnsaid
{
    private static readonly string[] Subjects =
    [
        Principal.RootOf(Some.Lake).Value,
        Principal.DtsOf(Some.Lake).Value,
        Principal.RootOf(Some.Stranger).Value,
        "acs:ram::1365520871940006:user/eve",
        "dts.aliyuncs.com",
    ];

    private static readonly Gen<JsonNode?> Effects = Text(
        "Allow",
        "Allow",
        "Allow",
        "Deny",
        "allow",
        "DENY",
        "Permit",
        null
    );

    private static readonly Gen<JsonNode?> Actions = Gen.OneOf(
        Text(
            "sts:AssumeRole",
            "sts:AssumeRole",
            "sts:*",
            "*",
            "sts:Assume*",
            "oss:*",
            "*:List*",
            "sts:Get*",
            "STS:AssumeRole",
            "sts:AssumeRol?",
            "s?s:AssumeRole",
            "AssumeRole",
            ""
        ),
        Gen.OneOf("sts:AssumeRole", "oss:*", "sts:assumerole")
            .Array[0, 2]
            .Select(all => (JsonNode?)new JsonArray([.. all.Select(one => (JsonNode?)one)]))
    );

    private static readonly Gen<JsonNode?> Principals = Gen.Select(
            Gen.OneOf("RAM", "RAM", "Service", "ram"),
            Gen.OneOf([.. Subjects, "*"]).Array[0, 3]
        )
        .Select(
            (kind, names) =>
                names is ["*"] && kind is "ram"
                    ? (JsonNode?)"*"
                    : new JsonObject { [kind] = new JsonArray([.. names.Select(name => (JsonNode?)name)]) }
        );

    private static readonly Gen<JsonObject> Statement = Gen.Select(
            Effects,
            Actions,
            Principals,
            Gen.Int[0, 9],
            Gen.Int[0, 9]
        )
        .Select(
            (effect, action, principal, odd, more) =>
                new JsonObject
                {
                    [
                        odd is 0 ? "effect"
                        : odd is 1 ? "Sid"
                        : "Effect"
                    ] = effect?.DeepClone(),
                    [
                        odd is 2 ? "action"
                        : odd is 3 ? "NotAction"
                        : "Action"
                    ] = action?.DeepClone(),
                    [
                        odd is 4 ? "principal"
                        : odd is 5 ? "NotPrincipal"
                        : "Principal"
                    ] = principal?.DeepClone(),
                    [
                        more is 0 ? "Condition"
                        : more is 1 ? "Resource"
                        : more is 2 ? "condition"
                        : "Effect"
                    ] =
                        more is 0 ? new JsonObject()
                        : more is 1 ? "*"
                        : more is 2 ? new JsonObject()
                        : effect?.DeepClone(),
                }
        );

    private static readonly Gen<string> Documents = Gen.Select(Statement.Array[0, 3], Gen.Int[0, 12])
        .Select(
            (statements, odd) =>
            {
                JsonNode list =
                    odd is 0 && statements.Length is 1
                        ? statements[0].DeepClone()
                        : new JsonArray([.. statements.Select(one => (JsonNode?)one.DeepClone())]);
                var (version, all) = (odd is 2 ? "version" : "Version", odd is 1 ? "statement" : "Statement");
                var document = new JsonObject { [all] = list, [version] = odd is 3 ? "2" : "1" };
                return document.ToJsonString();
            }
        );

    [Fact]
    public static void No_gain_and_no_loss_by_any_reading_of_any_document() =>
        Gen.Select(Documents, Documents, Gen.Bool)
            .Sample(
                (from, to, towardsOurs) =>
                {
                    var (before, after) = (
                        TrustPolicy.Parse(from, Some.Orders),
                        towardsOurs ? TrustPolicy.Trusting([Some.Lake]) : TrustPolicy.Parse(to, Some.Orders)
                    );
                    var access = Access.Between(
                        Some.Live() with
                        {
                            Trust = before,
                        },
                        Some.Live() with
                        {
                            Trust = after,
                        }
                    );
                    foreach (var reading in TrustReading.All)
                    {
                        foreach (var subject in Subjects)
                        {
                            var (could, can) = (
                                reading.LetsIn(from, subject),
                                reading.LetsIn(towardsOurs ? after.Text : to, subject)
                            );
                            Assert.True(
                                could || !can || before.Equals(after) || IsSaid(access.Gained, subject),
                                $"{subject} gains by {reading} from {from} to {after.Text}"
                            );
                            Assert.True(
                                !could || can || before.Equals(after) || IsSaid(access.Lost, subject),
                                $"{subject} loses by {reading} from {from} to {after.Text}"
                            );
                        }
                    }
                },
                iter: 20_000
            );

    [Fact]
    public static void Equal_trusts_let_the_same_in_by_every_reading() =>
        Gen.Select(Documents, Documents)
            .Sample(
                (one, other) =>
                    !TrustPolicy.Parse(one, Some.Orders).Equals(TrustPolicy.Parse(other, Some.Orders))
                    || TrustReading.All.All(reading =>
                        Subjects.All(subject => reading.LetsIn(one, subject) == reading.LetsIn(other, subject))
                    ),
                iter: 20_000
            );

    /// <summary>Someone is said who is the subject, whoever may stand for it, or whoever a statement names that is not
    /// understood.</summary>
    private static bool IsSaid(IEnumerable<AccessRight> pairs, string subject) =>
        pairs
            .Select(pair => pair.Principal)
            .Any(principal =>
                principal.Kind is PrincipalKind.Statement or PrincipalKind.Denied
                || principal.Value == "*"
                || principal.Value == subject
                || (
                    subject.Contains(":user/", StringComparison.Ordinal)
                    && principal.Value == Principal.RootOf(Some.Stranger).Value
                )
            );

    private static Gen<JsonNode?> Text(params string?[] values) =>
        Gen.Int[0, values.Length - 1].Select(index => (JsonNode?)values[index]);
}

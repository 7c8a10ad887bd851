using CsCheck;
using DtsApply.UseCases;
using DtsApply.UseCases.Importing;
using Xunit;

namespace DtsApply.Tests.Importing;

public static class NewNamesTests
{
    [Fact]
    public static void Names_are_near_to_what_they_are_made_of()
    {
        var names = new NewNames(["lake"]);

        Assert.Equal(
            [
                "orders-ram-for-dts",
                "orders-ram-for-dts-2",
                "lake-2",
                "role",
                "role-2",
                $"{new string('x', 63)}",
                $"{new string('x', 61)}-2",
            ],
            (
                (string[])
                    ["orders-RAM.for.dts", "orders-ram-for-dts.", "lake", "...", "订单", new('x', 70), new('x', 63)]
            ).Select(names.Make)
        );
    }

    [Fact]
    public static void Every_name_is_a_DNS_label_and_no_two_are_one() =>
        Gen.OneOf(Gen.String, Gen.String[Gen.Char['-', '9'], 55, 70])
            .Array[0, 30]
            .Sample(wishes =>
            {
                var names = new NewNames(["a", "role"]);
                var made = wishes.Select(names.Make).ToList();

                Assert.All(made, name => Assert.Null(ManifestTemplate.NameProblem(name)));
                Assert.Equal(made.Count, made.Append("a").Append("role").Distinct().Count() - 2);
            });
}

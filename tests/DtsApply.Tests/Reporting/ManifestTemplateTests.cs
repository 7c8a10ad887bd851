using DtsApply.Model;
using DtsApply.Rules;
using DtsApply.Tests.Rules;
using DtsApply.UseCases;
using Xunit;

namespace DtsApply.Tests.Reporting;

public static class ManifestTemplateTests
{
    [Fact]
    public static void Every_first_manifest_validates_as_it_is_written()
    {
        foreach (var scenario in Enum.GetValues<Scenario>())
        {
            foreach (
                var (source, destination) in from s in SupportMatrix.Sources
                                             from d in SupportMatrix.Destinations
                                             select (s.Name, d.Name)
            )
            {
                var manifest = new ManifestTemplate(scenario, new("orders"), new("lake", "1903774258810002"))
                {
                    SourceDatabase = source,
                    DestinationDatabase = destination,
                };

                Assert.All(Checked.All(manifest.Text()), d =>
                    Assert.Equal((RuleId.DTS311, Severity.Warning), (d.Rule, d.Severity))
                );
            }
        }
    }

    [Fact]
    public static void It_says_what_to_fill_in() =>
        Golden.Matches(
            new ManifestTemplate(Scenario.CrossAccountSource, new("orders"), new("lake", "1903774258810002")).Text(),
            "Screens",
            "init.yaml"
        );

    [Theory]
    [InlineData("1646821763560001", null)]
    [InlineData("164682176356", "that is 12 digits, an account ID has 16")]
    [InlineData("16468217635600**", "that is masked, all 16 digits are needed")]
    [InlineData("orders", "an account ID is 16 digits")]
    [InlineData("", "an account ID is 16 digits")]
    public static void A_wrong_ID_is_corrected_at_once(string id, string? said) =>
        Assert.Equal(said, ManifestTemplate.IdProblem(id));

    [Theory]
    [InlineData("orders-2", true)]
    [InlineData("-orders", false)]
    [InlineData("Orders", false)]
    [InlineData("", false)]
    public static void A_wrong_name_is_corrected_at_once(string name, bool isRight) =>
        Assert.Equal(isRight, ManifestTemplate.NameProblem(name) is null);
}

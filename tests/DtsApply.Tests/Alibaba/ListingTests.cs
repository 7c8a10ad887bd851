using DtsApply.Live;
using Xunit;

namespace DtsApply.Tests.Alibaba;

public static class ListingTests
{
    [Fact]
    public static void Roles_of_a_set_are_listed_to_the_last_page()
    {
        var service = new Service(
            (sent, _) =>
                Service.Answers(
                    sent.Parameters.ContainsKey("Marker")
                        ? """{"RequestId":"R","IsTruncated":"false","Marker":"m/+=","Roles":"""
                            + """{"Role":[{"RoleName":"c","Tags":"""
                            + """{"Tag":[{"TagKey":"dts-apply:managed-by","TagValue":"dts-apply"},"""
                            + """{"TagKey":"dts-apply:set","TagValue":"blue"}]}}]}}"""
                        : """{"RequestId":"R","IsTruncated":true,"Marker":"m/+=","Roles":"""
                            + """{"Role":[{"RoleName":"a","Tags":{"Tag":[]}},{"RoleName":"b"}]}}"""
                )
        );
        using var desk = new Desk(service);

        Assert.Equal(
            [new("a", null, ShowsTags: true), new("b", null, ShowsTags: false), new("c", "blue", ShowsTags: true)],
            desk.List("blue")
        );
        Assert.Equal(
            """[{"Key":"dts-apply:managed-by","Value":"dts-apply"},{"Key":"dts-apply:set","Value":"blue"}]""",
            service.Sent[0].Parameters["Tag"]
        );
        Assert.Equal(["1000", "1000"], service.Sent.Select(sent => sent.Parameters["MaxItems"]));
        Assert.Equal("m/+=", service.Sent[1].Parameters["Marker"]);
    }

    [Fact]
    public static void A_set_tag_without_ours_beside_it_names_no_set()
    {
        using var desk = new Desk(
            new(
                (_, _) =>
                    Service.Answers(
                        """{"RequestId":"R","IsTruncated":false,"Roles":"""
                            + """{"Role":[{"RoleName":"a","Tags":{"Tag":[{"TagKey":"dts-apply:set","TagValue":"blue"}]}}]}}"""
                    )
            )
        );

        Assert.Null(desk.List("blue").Single().Set);
    }

    [Fact]
    public static void A_marker_that_comes_again_is_no_answer()
    {
        using var desk = new Desk(
            new(
                (_, _) =>
                    Service.Answers(
                        """{"RequestId":"R","IsTruncated":true,"Marker":"same","Roles":{"Role":[{"RoleName":"a"}]}}"""
                    )
            )
        );

        Assert.Equal(FailureKind.NoAnswer, Assert.Throws<CloudException>(() => desk.List("blue")).Kind);
    }

    [Theory]
    [InlineData(10, 100)]
    [InlineData(1_000_000, 34)]
    public static void A_listing_that_goes_on_and_on_is_no_answer_and_ends_after_so_many_pages(int length, int pages)
    {
        var service = new Service(
            (_, number) =>
                Service.Answers(
                    $$$"""{"RequestId":"R","IsTruncated":true,"Marker":"m{{{number}}}","Roles":"""
                        + $$$"""{"Role":[{"RoleName":"a","Description":"{{{new string('x', length)}}}"}]}}"""
                )
        );
        using var desk = new Desk(service);

        Assert.Equal(FailureKind.NoAnswer, Assert.Throws<CloudException>(() => desk.List("blue")).Kind);
        Assert.Equal(pages, service.Sent.Count);
    }

    [Theory]
    [InlineData("""{"RequestId":"R"}""")]
    [InlineData("""{"RequestId":"R","Roles":{}}""")]
    [InlineData("""{"RequestId":"R","Roles":{"Role":[{"Description":"no name"}]}}""")]
    [InlineData("""{"RequestId":"R","IsTruncated":true,"Roles":{"Role":[]}}""")]
    public static void A_listing_that_is_not_whole_is_no_answer(string body)
    {
        using var desk = new Desk(new((_, _) => Service.Answers(body)));

        Assert.Equal(FailureKind.NoAnswer, Assert.Throws<CloudException>(() => desk.List("blue")).Kind);
    }
}

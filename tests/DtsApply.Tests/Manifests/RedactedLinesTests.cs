using DtsApply.Text;
using Xunit;

namespace DtsApply.Tests.Manifests;

public static class RedactedLinesTests
{
    [Theory]
    [InlineData("    accessKeySecret: abc", "    accessKeySecret: (hidden)")]
    [InlineData("    ACCESS-KEY_ID : abc", "    ACCESS-KEY_ID : (hidden)")]
    [InlineData("    {profile: a, \"my token\": abc, b: c}", "    {profile: a, \"my token\": (hidden)")]
    [InlineData("    # password: abc", "    # password: (hidden)")]
    [InlineData("    - secret=abc", "    - secret= (hidden)")]
    [InlineData(
        "    token: |\n      abc\n\n      abc\n    other: 1",
        "    token: (hidden)\n      (hidden)\n\n      (hidden)\n    other: 1"
    )]
    [InlineData(
        "    token:\n    - abc\n    - abc\n    other: 1",
        "    token: (hidden)\n    (hidden)\n    (hidden)\n    other: 1"
    )]
    [InlineData("    {token:\nabc }\n    other: 1", "    {token: (hidden)\n(hidden)\n    other: 1")]
    [InlineData(
        "    token: \"abc\nabc\n  abc\" }\n    other: 1",
        "    token: (hidden)\n(hidden)\n  (hidden)\n    other: 1"
    )]
    [InlineData("    token:\n    other: 1", "    token: (hidden)\n    other: 1")]
    [InlineData("    accessKeySecret abc", "    accessKeySecret (hidden)")]
    [InlineData("    - access key\tabc", "    - access key (hidden)")]
    [InlineData("    \"password\" abc", "    \"password\" (hidden)")]
    [InlineData("    profil: x  # pwd: abc", "    profil: x  # pwd: (hidden)")]
    [InlineData("  credentials: abc", "  credentials: (hidden)")]
    [InlineData("  credentials: [abc, abc]", "  credentials: (hidden)")]
    [InlineData(
        "  credentials: {environment: A A_ACCESS_KEY_SECRET=abc}",
        "  credentials: {environment: A A_ACCESS_KEY_SECRET= (hidden)"
    )]
    [InlineData("    {profile: a, token abc}", "    {profile: a, token (hidden)")]
    [InlineData("    accessKeySecret\n    abc", "    accessKeySecret (hidden)\n    (hidden)")]
    public static void A_value_under_a_secret_like_key_is_never_shown(string lines, string shown)
    {
        var set = Given.Text(Given.Account + lines);

        Assert.Equal(shown, string.Join('\n', set.Lines("m.yaml")!.Skip(6)));
        Assert.DoesNotContain("abc", Given.Lines(set.Diagnostics), StringComparison.Ordinal);
    }

    [Fact]
    public static void A_line_too_long_to_be_read_is_not_shown_nor_what_may_go_on_from_it() =>
        Assert.Equal(
            ["", "    (hidden)", "  type: Public"],
            Given
                .Text($"{Given.Account}  token: \"{new string('x', 10_000)}\n    abc\"\n  type: Public")
                .Lines("m.yaml")!
                .Skip(6)
        );

    [Fact]
    public static void A_word_in_prose_hides_nothing() =>
        Assert.Equal(
            "    description: Rotates the token at night",
            Given.Text(Given.Account + "    description: Rotates the token at night").Lines("m.yaml")![6]
        );

    [Theory]
    [InlineData("root:x:0:0\n")]
    [InlineData("apiVersion: v1\nkind: Secret\ndata: {a: b}\n")]
    public static void No_line_of_a_file_without_a_document_of_ours_is_shown(string text) =>
        Assert.Null(Given.Text(text).Lines("m.yaml"));

    [Theory]
    [InlineData("accessKeySecret", true)]
    [InlineData("SECURITY_TOKEN", true)]
    [InlineData("a k", true)]
    [InlineData("credentials", false)]
    [InlineData("externalId", false)]
    [InlineData("task", false)]
    public static void Secret_like_keys_are_known_in_any_spelling(string key, bool isSecretLike) =>
        Assert.Equal(isSecretLike, SecretKeys.IsSecretLike(key));
}

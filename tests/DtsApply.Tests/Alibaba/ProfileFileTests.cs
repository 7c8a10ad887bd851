using System.Globalization;
using System.IO.Pipes;
using System.Text;
using DtsApply.Alibaba.Credentials;
using DtsApply.Live;
using DtsApply.Model;
using DtsApply.Tests.Manifests;
using Xunit;

namespace DtsApply.Tests.Alibaba;

/// <summary>The aliyun CLI's configuration file is read whole or not at all, whatever its path leads to.</summary>
public static class ProfileFileTests
{
    private const string Right =
        """{"profiles":[{"name":"orders","mode":"AK","access_key_id":"LTAI5tOrders","access_key_secret":"secret"}]}""";

    [Theory]
    [InlineData("/dev/zero", "/dev/zero is no regular file")]
    [InlineData("/dev/null", "/dev/null is no regular file")]
    [InlineData("pipe", "pipe is no regular file")]
    [InlineData("linked-pipe", "linked-pipe is no regular file")]
    [InlineData("linked-zero", "linked-zero is no regular file")]
    [InlineData("large", "large has more than 4 MiB")]
    [InlineData("empty", "empty is no regular file")]
    public static void What_cannot_be_one_is_a_sentence(string file, string said)
    {
        using var folder = new ManifestFolder();
        folder.Fifo("pipe");
        folder.Link("linked-pipe", "pipe");
        folder.Link("linked-zero", "/dev/zero");
        folder.Write("large", Right + new string(' ', 4 * 1024 * 1024));
        folder.Write("empty", "");

        var failure = Assert.Throws<CloudException>(() => Resolve(Path.Combine(folder.Path, file)));

        Assert.Equal(FailureKind.Credentials, failure.Kind);
        Assert.Equal(
            file is "empty" ? "empty cannot be understood: it is no JSON of the aliyun CLI" : said,
            failure.Message.Replace(folder.Path + "/", "", StringComparison.Ordinal)
        );
        Assert.NotNull(failure.Help);
    }

    [Fact]
    public static void A_link_to_one_and_one_with_a_byte_order_mark_are_read()
    {
        using var folder = new ManifestFolder();
        folder.Write("config.json", "\ufeff" + Right);
        folder.Link("linked.json", "config.json");

        Assert.Equal("LTAI5tOrders", Resolve(Path.Combine(folder.Path, "linked.json")).Id);
    }

    [Fact]
    public static void What_a_shell_makes_of_a_command_in_its_place_is_read()
    {
        using var pipe = new AnonymousPipeServerStream(PipeDirection.Out);
        using var end = new AnonymousPipeClientStream(PipeDirection.In, pipe.ClientSafePipeHandle);
        pipe.Write(Encoding.UTF8.GetBytes(Right));
        pipe.Dispose();

        Assert.Equal(
            "LTAI5tOrders",
            Resolve(
                string.Create(CultureInfo.InvariantCulture, $"/dev/fd/{end.SafePipeHandle.DangerousGetHandle()}")
            ).Id
        );
    }

    private static AccessKey Resolve(string file) =>
        Some.Key(new(_ => null, file, "/home/nobody"), new ProfileCredentials("orders"));
}

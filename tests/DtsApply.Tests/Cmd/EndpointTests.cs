using DtsApply.Cmd.CommandLine;
using Xunit;

namespace DtsApply.Tests.Cmd;

/// <summary>Which addresses only a person may choose.</summary>
public static class EndpointTests
{
    [Theory]
    [InlineData("https://ram.aliyuncs.com", null)]
    [InlineData("https://RAM.cn-hangzhou.AliyunCS.com", null)]
    [InlineData("https://ram.aliyuncs.com.", null)]
    [InlineData("http://127.0.0.1:8787", null)]
    [InlineData("http://localhost:8787", null)]
    [InlineData("https://[::1]:8787", null)]
    [InlineData("https://ram.example.com", "ram.example.com")]
    [InlineData("https://aliyuncs.com.example.com", "aliyuncs.com.example.com")]
    [InlineData("https://notaliyuncs.com", "notaliyuncs.com")]
    [InlineData("https://10.0.0.1", "10.0.0.1")]
    public static void A_host_that_is_neither_the_cloud_nor_this_machine_is_foreign(string endpoint, string? host) =>
        Assert.Equal(host, Settings.ForeignHost(Settings.Endpoint(endpoint)));
}

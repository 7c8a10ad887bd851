using DtsApply.Model;

namespace DtsApply.Alibaba.OpenApi;

/// <summary>
/// The host of STS, computed from region and network (STS, "Endpoints"; overrides as in the official SDKs' endpoint
/// maps).
/// </summary>
internal static class StsHosts
{
    private const string Central = "sts.aliyuncs.com";

    private static readonly string[] WithoutOneOfTheirOwn =
    [
        "ap-south-1",
        "ap-southeast-2",
        "cn-beijing-gov-1",
        "cn-beijing-finance-pop",
        "cn-hongkong-finance-pop",
        "cn-wuhan",
        "cn-edge-1",
        "cn-zhangbei",
        "eu-west-1-oxs",
        "rus-west-1-pop",
        "ap-northeast-2-pop",
    ];

    /// <summary>The host for an account.</summary>
    public static string Find(StsHost? sts) =>
        sts switch
        {
            null or { Region: null } => Central,
            _ when WithoutOneOfTheirOwn.Contains(sts.Region) => Central,
            { Vpc: true } => $"sts-vpc.{sts.Region}.aliyuncs.com",
            _ => $"sts.{sts.Region}.aliyuncs.com",
        };
}

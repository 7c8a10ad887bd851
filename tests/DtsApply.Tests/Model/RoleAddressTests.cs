using DtsApply.Model;
using Xunit;

namespace DtsApply.Tests.Model;

/// <summary>RAM may not tell roles apart by the case of their names, so nothing here does.</summary>
public static class RoleAddressTests
{
    [Theory]
    [InlineData(Some.Orders, "ram-for-dts", true)]
    [InlineData(Some.Orders, "RAM-for-DTS", true)]
    [InlineData(Some.Orders, "ram-for-dts-2", false)]
    [InlineData(Some.Lake, "ram-for-dts", false)]
    public static void A_name_in_another_case_is_the_same_role(string account, string role, bool isSame)
    {
        var (one, other) = (new RoleAddress(Some.Orders, "ram-for-dts"), new RoleAddress(account, role));

        Assert.Equal(isSame, one == other);
        Assert.Equal(isSame, new HashSet<RoleAddress> { one }.Contains(other));
    }
}

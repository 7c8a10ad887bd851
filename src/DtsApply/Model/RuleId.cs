namespace DtsApply.Model;

/// <summary>
/// The numbers of all rules; they never change their meaning. What a rule says at length stands in rules.md, under the
/// same titles.
/// </summary>
public enum RuleId
{
    /// <summary>No rule, such as where nothing answered.</summary>
    None = 0,

#pragma warning disable CS1591 // rules.md says what each of them means; here they are only named
    DTS001 = 1,
    DTS002 = 2,
    DTS003 = 3,
    DTS004 = 4,
    DTS005 = 5,
    DTS006 = 6,
    DTS007 = 7,
    DTS008 = 8,
    DTS009 = 9,
    DTS101 = 101,
    DTS102 = 102,
    DTS103 = 103,
    DTS104 = 104,
    DTS105 = 105,
    DTS106 = 106,
    DTS107 = 107,
    DTS108 = 108,
    DTS109 = 109,
    DTS110 = 110,
    DTS111 = 111,
    DTS112 = 112,
    DTS113 = 113,
    DTS114 = 114,
    DTS115 = 115,
    DTS116 = 116,
    DTS117 = 117,
    DTS120 = 120,
    DTS121 = 121,
    DTS201 = 201,
    DTS202 = 202,
    DTS203 = 203,
    DTS204 = 204,
    DTS205 = 205,
    DTS206 = 206,
    DTS207 = 207,
    DTS208 = 208,
    DTS209 = 209,
    DTS210 = 210,
    DTS301 = 301,
    DTS302 = 302,
    DTS303 = 303,
    DTS304 = 304,
    DTS305 = 305,
    DTS306 = 306,
    DTS307 = 307,
    DTS308 = 308,
    DTS309 = 309,
    DTS310 = 310,
    DTS311 = 311,
    DTS312 = 312,
    DTS314 = 314,
    DTS401 = 401,
    DTS402 = 402,
    DTS403 = 403,
    DTS404 = 404,
    DTS405 = 405,
    DTS406 = 406,
    DTS407 = 407,
    DTS408 = 408,
    DTS409 = 409,
    DTS501 = 501,
    DTS502 = 502,
    DTS503 = 503,
    DTS504 = 504,
    DTS505 = 505,
    DTS506 = 506,
    DTS507 = 507,
    DTS508 = 508,
    DTS509 = 509,
    DTS510 = 510,
    DTS511 = 511,
    DTS512 = 512,
    DTS513 = 513,
    DTS514 = 514,
    DTS515 = 515,
    DTS516 = 516,
    DTS517 = 517,
    DTS518 = 518,
    DTS519 = 519,
    DTS520 = 520,
    DTS521 = 521,
    DTS522 = 522,
    DTS523 = 523,
    DTS524 = 524,
    DTS525 = 525,
    DTS526 = 526,
    DTS527 = 527,
    DTS528 = 528,
    DTS529 = 529,
    DTS530 = 530,
    DTS531 = 531,
    DTS532 = 532,
    DTS534 = 534,
    DTS535 = 535,
    DTS536 = 536,
    DTS537 = 537,
#pragma warning restore CS1591
}

/// <summary>Rule numbers as people and machines read them.</summary>
public static class RuleIds
{
    /// <summary>Such as <c>DTS402</c>; empty where there is no rule.</summary>
    public static string Code(this RuleId rule) => rule is RuleId.None ? "" : rule.ToString();

    /// <summary>The rule with this number, in capitals; null where there is none.</summary>
    public static RuleId? Find(string? code) =>
        Enum.TryParse<RuleId>(code, out var rule) && rule is not RuleId.None && rule.ToString() == code ? rule : null;
}

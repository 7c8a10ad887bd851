namespace DtsApply.Model;

/// <summary>
/// The numbers of all rules; they never change their meaning. What a rule says at length stands in rules.md, under the
/// same titles.
/// </summary>
public enum RuleId
{
    /// <summary>No rule, such as where nothing answered.</summary>
    None = 0,

    /// <summary>a file cannot be read</summary>
    DTS001 = 1,

    /// <summary>no manifest found</summary>
    DTS002 = 2,

    /// <summary>not YAML</summary>
    DTS003 = 3,

    /// <summary>a key stands twice</summary>
    DTS004 = 4,

    /// <summary>not UTF-8 text</summary>
    DTS005 = 5,

    /// <summary>too deep or too large</summary>
    DTS006 = 6,

    /// <summary>a YAML feature that manifests do not use</summary>
    DTS007 = 7,

    /// <summary>a document is not a manifest</summary>
    DTS008 = 8,

    /// <summary>too much in one run</summary>
    DTS009 = 9,

    /// <summary>unknown or missing apiVersion</summary>
    DTS101 = 101,

    /// <summary>unknown or missing kind</summary>
    DTS102 = 102,

    /// <summary>unknown key</summary>
    DTS103 = 103,

    /// <summary>a needed key is missing</summary>
    DTS104 = 104,

    /// <summary>wrong kind of value</summary>
    DTS105 = 105,

    /// <summary>value not allowed</summary>
    DTS106 = 106,

    /// <summary>name is no DNS label</summary>
    DTS107 = 107,

    /// <summary>account ID is not 16 digits</summary>
    DTS108 = 108,

    /// <summary>account ID is masked</summary>
    DTS109 = 109,

    /// <summary>account ID is a number</summary>
    DTS110 = 110,

    /// <summary>credentials name no source, or several</summary>
    DTS111 = 111,

    /// <summary>role name not allowed</summary>
    DTS112 = 112,

    /// <summary>role name is an ARN</summary>
    DTS113 = 113,

    /// <summary>role name belongs to a service</summary>
    DTS114 = 114,

    /// <summary>description too long</summary>
    DTS115 = 115,

    /// <summary>a secret in a manifest</summary>
    DTS116 = 116,

    /// <summary>session duration out of range</summary>
    DTS117 = 117,

    /// <summary>account is not declared</summary>
    DTS201 = 201,

    /// <summary>a name is used twice</summary>
    DTS202 = 202,

    /// <summary>one account ID, two Accounts</summary>
    DTS203 = 203,

    /// <summary>assumeRole goes through an undeclared account</summary>
    DTS204 = 204,

    /// <summary>assumeRole goes in a circle</summary>
    DTS205 = 205,

    /// <summary>shared role, two descriptions</summary>
    DTS206 = 206,

    /// <summary>shared role, two session durations</summary>
    DTS207 = 207,

    /// <summary>shared role, two other settings</summary>
    DTS208 = 208,

    /// <summary>two accounts use the default chain</summary>
    DTS209 = 209,

    /// <summary>both databases belong to one account</summary>
    DTS301 = 301,

    /// <summary>the task account owns a database</summary>
    DTS302 = 302,

    /// <summary>task.account is not the derived one</summary>
    DTS303 = 303,

    /// <summary>task.account is missing</summary>
    DTS304 = 304,

    /// <summary>an account would trust itself</summary>
    DTS305 = 305,

    /// <summary>role on a side that has none</summary>
    DTS306 = 306,

    /// <summary>synchronization between types of accounts</summary>
    DTS307 = 307,

    /// <summary>migration between types of accounts</summary>
    DTS308 = 308,

    /// <summary>account ID nearly that of another</summary>
    DTS309 = 309,

    /// <summary>an account names no credentials</summary>
    DTS310 = 310,

    /// <summary>account ID is a placeholder</summary>
    DTS311 = 311,

    /// <summary>two roles differ only in case</summary>
    DTS312 = 312,

    /// <summary>trust policy long</summary>
    DTS314 = 314,

    /// <summary>the database is not allowed on this side</summary>
    DTS401 = 401,

    /// <summary>the access method is not allowed for this database</summary>
    DTS402 = 402,

    /// <summary>TwoWay in another scenario</summary>
    DTS403 = 403,

    /// <summary>TwoWay migration</summary>
    DTS404 = 404,

    /// <summary>TwoWay between an unsupported pair</summary>
    DTS405 = 405,

    /// <summary>TwoWay variants missing or different</summary>
    DTS406 = 406,

    /// <summary>a variant of another database</summary>
    DTS407 = 407,

    /// <summary>the database is not named</summary>
    DTS408 = 408,

    /// <summary>TwoWay by another access method</summary>
    DTS409 = 409,

    /// <summary>another account than declared</summary>
    DTS501 = 501,

    /// <summary>keys of the account itself</summary>
    DTS502 = 502,

    /// <summary>DTS not authorized</summary>
    DTS503 = 503,

    /// <summary>DTS authorized in part</summary>
    DTS504 = 504,

    /// <summary>role made another way</summary>
    DTS505 = 505,

    /// <summary>role of another set</summary>
    DTS506 = 506,

    /// <summary>extra policy</summary>
    DTS507 = 507,

    /// <summary>service principal without an account</summary>
    DTS508 = 508,

    /// <summary>principal that no manifest explains</summary>
    DTS509 = 509,

    /// <summary>only half of the trust</summary>
    DTS510 = 510,

    /// <summary>trust policy with more in it than understood</summary>
    DTS511 = 511,

    /// <summary>protected role kept</summary>
    DTS512 = 512,

    /// <summary>too many deletions at once</summary>
    DTS513 = 513,

    /// <summary>stale plan</summary>
    DTS514 = 514,

    /// <summary>reads back differently</summary>
    DTS515 = 515,

    /// <summary>RAM rewrote the trust policy</summary>
    DTS516 = 516,

    /// <summary>permission missing</summary>
    DTS517 = 517,

    /// <summary>AssumeRole refused</summary>
    DTS518 = 518,

    /// <summary>role is missing</summary>
    DTS519 = 519,

    /// <summary>AliyunDTSRolePolicy not attached</summary>
    DTS520 = 520,

    /// <summary>credentials refused</summary>
    DTS521 = 521,

    /// <summary>not declared any more</summary>
    DTS522 = 522,

    /// <summary>an extra policy would reach someone new</summary>
    DTS523 = 523,

    /// <summary>ID not verified</summary>
    DTS524 = 524,

    /// <summary>another target</summary>
    DTS525 = 525,

    /// <summary>not a plan</summary>
    DTS526 = 526,

    /// <summary>another value than declared</summary>
    DTS527 = 527,

    /// <summary>changed by someone else meanwhile</summary>
    DTS528 = 528,

    /// <summary>not to be seen in time</summary>
    DTS529 = 529,

    /// <summary>own widening put back</summary>
    DTS530 = 530,

    /// <summary>an answer about another account</summary>
    DTS531 = 531,

    /// <summary>trust policy refused for its length</summary>
    DTS532 = 532,

    /// <summary>another plan than expected</summary>
    DTS535 = 535,

    /// <summary>a file that others may write</summary>
    DTS536 = 536,
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

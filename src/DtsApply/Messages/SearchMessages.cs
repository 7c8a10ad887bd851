namespace DtsApply.Messages;

/// <summary>Where roles that no manifest declares any more were looked for.</summary>
internal static class SearchMessages
{
    public const string NothingWasSearched = "no account of these manifests names credentials, so none was searched";

    public static string OnlyTheseAccounts(string set) =>
        $"only the accounts of these manifests were searched, for roles of set {set}";
}

namespace DtsApply.Model;

/// <summary>What every manifest says of itself.</summary>
public static class ManifestFormat
{
    /// <summary>The apiVersion of every manifest.</summary>
    public const string ApiVersion = "dts-apply/v1";
}

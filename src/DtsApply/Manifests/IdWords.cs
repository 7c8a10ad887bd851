namespace DtsApply.Manifests;

/// <summary>What is wrong with an account ID (DTS108, DTS109).</summary>
internal static class IdWords
{
    private const int Digits = 16;
    private const string Help = "copy it from Security Settings; an alias or a RAM user's ID does not do";

    public static Problem Of(string id)
    {
        if (id.Contains('*', StringComparison.Ordinal))
        {
            return new("DTS109", "the account ID is masked", "write all 16 digits; the account's owner finds them in the console under Security Settings");
        }

        var others = Quoting.Cut(string.Concat(id.Where(c => !char.IsAsciiDigit(c)).Distinct()));
        return new("DTS108", others.Length > 0 ? $"the account ID has {Quoting.Quote(others)} in it" : $"the account ID has {Counted(id.Length)}, not {Digits}", Help);
    }

    private static string Counted(int digits) => digits is 1 ? "1 digit" : $"{digits} digits";
}

using CsCheck;

namespace DtsApply.Tests.Reporting;

/// <summary>Texts out of everything that means something to a terminal, a shell, a viewer or a runner of CI.</summary>
internal static class HostileText
{
    internal static readonly Gen<string> Any = Gen.OneOf(
            "::",
            "##",
            "[",
            "]",
            "##[",
            "##vso[",
            "error",
            "warning",
            "vso",
            "teamcity",
            "]x",
            " ",
            "  ",
            "\n",
            "\r\n",
            "\t",
            "\u00a0",
            "\u3164",
            "\u034f",
            "\ufdd0",
            "-",
            "--yes",
            "~",
            "'",
            "\"",
            "$(id)",
            "`id`",
            "!",
            "%",
            "\\",
            "\\[",
            "](1)",
            "{0}",
            "订",
            "é",
            "e\u0301",
            "…",
            "=",
            "a.yaml",
            "\U000e0100",
            "&",
            "<",
            "🔥"
        )
        .Array[0, 12]
        .Select(string.Concat);
}

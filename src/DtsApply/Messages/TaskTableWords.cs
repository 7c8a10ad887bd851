namespace DtsApply.Messages;

/// <summary>The columns of the compiled account table.</summary>
internal static class TaskTableWords
{
    public static string[] Columns => ["task", "scenario", "role", "in", "trusts"];
}

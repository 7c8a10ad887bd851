namespace DtsApply.Messages;

/// <summary>What people are told about a small change that makes YAML of a text.</summary>
/// <param name="Help">What to do.</param>
/// <param name="Message">What is wrong; null where the parser's own reason says it.</param>
internal sealed record FixAdvice(string Help, string? Message = null);

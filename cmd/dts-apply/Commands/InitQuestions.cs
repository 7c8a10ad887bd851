using System.Globalization;
using DtsApply.Cmd.CommandLine;
using DtsApply.Model;
using DtsApply.Reporting;
using DtsApply.Rules;

namespace DtsApply.Cmd.Commands;

/// <summary>Plain questions line by line, with the default in brackets: they work in any terminal and with a screen reader. No question is asked twice.</summary>
internal sealed class InitQuestions(World world, Output output)
{
    /// <summary>Asks, and writes the file.</summary>
    public int Run()
    {
        output.Talk.Line("This writes one manifest. Nothing is called, nothing is created.");
        Head(1, "Which database is in another account than the one that creates the task?");
        output.Talk.Line("  1  the source");
        output.Talk.Line("  2  the destination");
        output.Talk.Line("  3  both");
        var scenario = (Scenario)(Number("number", 1, 3) - 1);
        var source = Account(2, "owns the source database", "source", scenario, SideName.Source);
        var destination = Account(3, "owns the destination database", "destination", scenario, SideName.Destination);
        var creator = AccountTable.Creator(scenario) is null ? Account(4, "creates the task", "ops", scenario, null) : new("ops");
        Head(5, "Source database");
        var names = Databases.Sources.Select(line => line.Name).ToList();
        names.Index().ToList().ForEach(name => output.Talk.Line(string.Create(CultureInfo.InvariantCulture, $"  {name.Index + 1,2}  {name.Item}")));
        var manifest = new FirstManifest(scenario, source, destination) { Creator = creator, SourceDatabase = names[Number("number", 1, names.Count) - 1] };
        return Write(manifest);
    }

    private int Write(FirstManifest manifest)
    {
        Head(6, "File to write");
        var file = Answer("file", $"{manifest.Name}.yaml", path => File.Exists(path) || Directory.Exists(path) ? $"{path} exists; another name" : null);
        File.WriteAllText(file, manifest.Text());
        output.Talk.Line();
        output.Talk.Line(Text.Name("init:") + $" wrote {Foreign.Safe(file)}");
        output.Next(output.Talk, $"dts-apply plan -f {Invocation.Quote(file)}");
        return ExitCode.Done;
    }

    private FirstAccount Account(int step, string what, string usual, Scenario scenario, SideName? side)
    {
        var creates = side is not null && AccountTable.Creator(scenario) == side ? " and creates the task" : "";
        Head(step, $"Account that {what}{creates}");
        var name = Answer("name", usual, FirstManifest.NameProblem);
        var id = Answer("account ID, 16 digits, or nothing for a placeholder", "", text => text.Length is 0 ? null : FirstManifest.IdProblem(text));
        var owns = side is { } owner && AccountTable.CrossAccountSides(scenario).Contains(owner);
        var profile = owns ? Answer("credentials, a profile of the aliyun CLI", name, _ => null) : null;
        return new(name, id.Length is 0 ? null : id, profile);
    }

    private int Number(string label, int usual, int most) => int.Parse(Answer(label, usual.ToString(CultureInfo.InvariantCulture), text =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most ? null : $"that is no number from 1 to {most}"), CultureInfo.InvariantCulture);

    private void Head(int step, string question)
    {
        output.Talk.Line();
        output.Talk.Line(string.Create(CultureInfo.InvariantCulture, $"{step}  {question}"));
    }

    private string Answer(string label, string usual, Func<string, string?> problem)
    {
        while (true)
        {
            output.Talk.Ask(usual.Length > 0 ? $"{label} [{usual}]: " : $"{label}: ");
            var line = world.ReadAnswer() ?? throw new UsageException("no more answers; nothing was written", "dts-apply init --help");
            var answer = line.Trim() is { Length: > 0 } given ? given : usual;
            if (problem(answer) is not { } wrong)
            {
                return answer;
            }

            output.Talk.Line($"  {wrong}");
        }
    }
}

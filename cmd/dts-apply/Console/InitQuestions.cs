using System.Globalization;
using System.Text;
using DtsApply.Cmd.CommandLine;
using DtsApply.Disk;
using DtsApply.Manifests;
using DtsApply.Model;
using DtsApply.Reporting.Screen;
using DtsApply.Rules;
using DtsApply.Text;
using DtsApply.UseCases;

namespace DtsApply.Cmd.Console;

/// <summary>
/// Plain questions line by line, with the default in brackets: they work in any terminal and with a screen reader. Only
/// what the scenario needs is asked.
/// </summary>
internal sealed class InitQuestions(CommandEnvironment world, Output output)
{
    private readonly List<TemplateAccount> _accounts = [];
    private int _step;
    private int _steps = 5;

    /// <summary>Asks, and writes the file.</summary>
    public int Run()
    {
        output.Error.Line("This writes one manifest. Nothing is called, nothing is created.");
        Head("Which database is in another account than the one that creates the task?");
        Menu.Draw(output.Error, ["the source", "the destination", "both"]);
        var scenario = (Scenario)(
            int.Parse(
                Answer("number", "1", text => text is "1" or "2" or "3" ? null : "that is no number from 1 to 3"),
                CultureInfo.InvariantCulture
            ) - 1
        );
        var sides = AccountTable.CrossAccountSides(scenario);
        _steps += sides.Length is 2 ? 2 : 0;

        var manifest = new ManifestTemplate(
            scenario,
            Account(scenario, SideName.Source),
            Account(scenario, SideName.Destination)
        );
        manifest = manifest with
        {
            Creator = sides.Length is 2
                ? Account("creates the task", "ops", needsCredentials: false)
                : manifest.Creator,
            SourceDatabase = sides.Contains(SideName.Source) ? Database(SideName.Source) : null,
            DestinationDatabase = sides.Contains(SideName.Destination) ? Database(SideName.Destination) : null,
        };
        return Written(manifest, Create(manifest));
    }

    private TemplateAccount Account(Scenario scenario, SideName side)
    {
        var creates = AccountTable.Creator(scenario) == side ? " and creates the task" : "";
        return Account(
            $"owns the {side.Word()} database{creates}",
            side.Word(),
            AccountTable.CrossAccountSides(scenario).Contains(side)
        );
    }

    private TemplateAccount Account(string what, string usual, bool needsCredentials)
    {
        Head($"Account that {what}");
        var name = Answer("name", usual, text =>
            ManifestTemplate.NameProblem(text)
            ?? (
                _accounts.Exists(other => other.Name == text)
                    ? "that is the name of another account of this task"
                    : null
            )
        );
        var id = Answer("account ID, 16 digits", "", text =>
            text.Length is 0
                ? null
                : ManifestTemplate.IdProblem(text)
                    ?? (
                        _accounts.Find(other => other.Id == text) is { } other
                            ? $"that is the ID of {other.Name}"
                            : null
                    )
        );
        if (id.Length is 0)
        {
            output.Error.Line("  a placeholder is written, which only the sandbox takes");
        }

        var profile = needsCredentials ? Answer("credentials, a profile of the aliyun CLI", name, _ => null) : null;
        _accounts.Add(new(name, id.Length is 0 ? null : id, profile));
        return _accounts[^1];
    }

    private string Database(SideName side)
    {
        Head($"{(side is SideName.Source ? "Source" : "Destination")} database");
        return new DatabaseMenu(side, output.Error).Choose(problem => Answer("number or name", "1", problem));
    }

    /// <summary>Asks for a name until a new file can be made.</summary>
    private string Create(ManifestTemplate manifest)
    {
        var usual = $"{manifest.Name}.yaml";
        var question = Next() + $"File to write [{usual}]: ";
        while (true)
        {
            var file = Read(question) is { Length: > 0 } given ? given : usual;
            try
            {
                using var stream = new FileStream(file, FileMode.CreateNew, FileAccess.Write);
                stream.Write(Encoding.UTF8.GetBytes(manifest.Text(ShellWord.Quote(file))));
                return file;
            }
            catch (Exception failure) when (FileErrors.IsFileError(failure))
            {
                question = Path.Exists(file)
                    ? $"{file} exists; another name: "
                    : $"{file} cannot be written; another name: ";
            }
        }
    }

    private int Written(ManifestTemplate manifest, string file)
    {
        var set = ManifestReader.Read(new([file], Recursive: false), Stream.Null, world.Interrupts.Signals.Stop);
        var isRight = ManifestRules
            .Check(set)
            .Concat(set.Diagnostics)
            .All(diagnostic => diagnostic.Severity is not Severity.Error);
        output.Error.Line();
        output.Error.Line(
            StyledText.Name("init:")
                + $" wrote {file}, {Format.Count(set.Tasks.Length, "task")} and "
                + $"{Format.Count(set.Accounts.Length, "account")}; it "
                + $"{(isRight ? "validates" : "does not validate")}"
        );
        var verb =
            !isRight ? "validate"
            : manifest.HasPlaceholder ? "plan --sandbox"
            : "plan";
        output.Next(output.Error, $"dts-apply {verb} -f {ShellWord.Quote(file)}");
        return isRight ? ExitCode.Done : ExitCode.Manifests;
    }

    private void Head(string question) => output.Error.Line(Next() + question);

    private string Next()
    {
        output.Error.Line();
        return string.Create(CultureInfo.InvariantCulture, $"{++_step} of {_steps}  ");
    }

    private string Answer(string label, string usual, Func<string, string?> problem)
    {
        while (true)
        {
            var answer = Read(usual.Length > 0 ? $"{label} [{usual}]: " : $"{label}: ") is { Length: > 0 } given
                ? given
                : usual;
            if (problem(answer) is not { } wrong)
            {
                return answer;
            }

            output.Error.Line($"  {wrong}");
        }
    }

    private string Read(string question)
    {
        output.Error.Ask(question);
        world.Interrupts.OnFirst = _ => output.Error.Line();
        return (
            world.AnswerAsync().GetAwaiter().GetResult()
            ?? throw new UsageException("no more answers; nothing was written", "dts-apply init --help")
        ).Trim();
    }
}

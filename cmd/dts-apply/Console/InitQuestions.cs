using System.Globalization;
using System.Text;
using DtsApply.Cmd.CommandLine;
using DtsApply.Disk;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Reporting.Screen;
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
        output.Error.Line(InitMessages.Opening);
        Head(InitMessages.WhichIsElsewhere);
        Menu.Draw(output.Error, InitMessages.Sides);
        var scenario = (Scenario)(
            int.Parse(
                Answer(InitMessages.Number, "1", text => text is "1" or "2" or "3" ? null : InitMessages.IsNoNumber(3)),
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
                ? Account(InitMessages.CreatesTheTask, "ops", needsCredentials: false)
                : manifest.Creator,
            SourceDatabase = sides.Contains(SideName.Source) ? Database(SideName.Source) : null,
            DestinationDatabase = sides.Contains(SideName.Destination) ? Database(SideName.Destination) : null,
        };
        return Written(manifest, Create(manifest));
    }

    private TemplateAccount Account(Scenario scenario, SideName side)
    {
        return Account(
            InitMessages.OwnsTheDatabase(side.Word(), AccountTable.Creator(scenario) == side),
            side.Word(),
            AccountTable.CrossAccountSides(scenario).Contains(side)
        );
    }

    private TemplateAccount Account(string what, string usual, bool needsCredentials)
    {
        Head(InitMessages.AccountThat(what));
        var name = Answer(InitMessages.AccountName, usual, text =>
            ManifestTemplate.NameProblem(text)
            ?? (_accounts.Exists(other => other.Name == text) ? InitMessages.NameIsTaken : null)
        );
        var id = Answer(InitMessages.AccountId, "", text =>
            text.Length is 0
                ? null
                : ManifestTemplate.IdProblem(text)
                    ?? (_accounts.Find(other => other.Id == text) is { } other ? InitMessages.IdIsOf(other.Name) : null)
        );
        if (id.Length is 0)
        {
            output.Error.Line(InitMessages.PlaceholderIsWritten);
        }

        var profile = needsCredentials ? Answer(InitMessages.Profile, name, _ => null) : null;
        _accounts.Add(new(name, id.Length is 0 ? null : id, profile));
        return _accounts[^1];
    }

    private string Database(SideName side)
    {
        Head(InitMessages.Database(side));
        return new DatabaseMenu(side, output.Error).Choose(problem => Answer(InitMessages.NumberOrName, "1", problem));
    }

    /// <summary>Asks for a name until a new file can be made.</summary>
    private string Create(ManifestTemplate manifest)
    {
        var usual = $"{manifest.Name}.yaml";
        var question = Next() + InitMessages.FileToWrite(usual);
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
                question = Path.Exists(file) ? InitMessages.FileExists(file) : InitMessages.FileCannotBeWritten(file);
            }
        }
    }

    private int Written(ManifestTemplate manifest, string file)
    {
        var source = new ManifestSource(new([file], Recursive: false), Stream.Null, world.Today);
        var manifests = LoadManifests.Run(source, world.Interrupts.Signals.Stop);
        var (set, isRight) = (manifests.Set, !manifests.HasErrors);
        output.Error.Line();
        output.Error.Line(
            StyledText.Name("init:") + InitMessages.Wrote(file, set.Tasks.Length, set.Accounts.Length, isRight)
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
        return InitMessages.Step(++_step, _steps);
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
            ?? throw new UsageException(UsageMessages.NoMoreAnswers, "dts-apply init --help")
        ).Trim();
    }
}

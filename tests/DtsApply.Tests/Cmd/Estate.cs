namespace DtsApply.Tests.Cmd;

/// <summary>A large estate of forty files in a folder of its own: one of accounts, the others of tasks.</summary>
internal sealed class Estate : IDisposable
{
    private readonly Scratch _folder = new();
    private int _tasks;

    /// <summary>
    /// Thirty-one accounts; 44 tasks, eight of them between two accounts other than the one that creates them.
    /// </summary>
    public static Estate Fine()
    {
        var estate = new Estate();
        estate.Accounts(Enumerable.Range(1, 31).Select(number => $"unit-{number:00}"));
        for (var file = 1; file <= 39; file++)
        {
            estate.Write(
                $"team-{file:00}/tasks.yaml",
                string.Concat(Enumerable.Range(0, file <= 5 ? 2 : 1).Select(_ => estate.Task(both: file <= 4)))
            );
        }

        return estate;
    }

    /// <summary>Two hundred mistakes of three kinds in nineteen of the files.</summary>
    public static Estate Wrong()
    {
        var estate = new Estate();
        estate.Accounts([.. Enumerable.Range(1, 12).Select(number => $"unit-{number:00}"), "lake-eu1", "pay"]);
        int[] misspelt = [14, 13, 13, 12, 12, 12, 12, 12, 12, 12, 12, 12];
        int[] undeclared = [12, 10];
        for (var file = 0; file < misspelt.Length; file++)
        {
            var wrong = undeclared.ElementAtOrDefault(file);
            estate.Write(
                $"eu/tasks-{file + 3:00}.yaml",
                Header
                    + string.Concat(
                        Enumerable
                            .Range(0, misspelt[file])
                            .Select(index => estate.Long("databse", index < wrong ? "lake-eu" : "unit-02"))
                    )
            );
        }

        for (var file = 20; file < 23; file++)
        {
            estate.Write(
                $"eu/tasks-{file}.yaml",
                Header + string.Concat(Enumerable.Range(0, 6).Select(_ => estate.Long("database", "lake-eu")))
            );
        }

        for (var file = 1; file < 5; file++)
        {
            estate.Write(
                $"us/tasks{(file is 1 ? "" : $"_{file}")}.yaml",
                string.Concat(Enumerable.Range(0, file is 1 ? 6 : 2).Select(_ => estate.Own()))
            );
        }

        for (var file = 1; file <= 20; file++)
        {
            estate.Write($"us/team-{file:00}.yaml", estate.Task(both: false));
        }

        return estate;
    }

    /// <summary>The folder that holds the folder estate.</summary>
    public string Folder => _folder.Path;

    public void Dispose() => _folder.Dispose();

    private const string Header = """
        # Tasks of the European units.
        # One document a task;
        # the role of each
        # is made in the account
        # that owns the source,
        # and carries its own name.
        ---

        """;

    private void Accounts(IEnumerable<string> names) =>
        Write(
            "accounts.yaml",
            string.Concat(
                names.Select(
                    (name, index) =>
                        $"""
                            apiVersion: dts-apply/v1
                            kind: Account
                            metadata:
                              name: {name}
                            spec:
                              accountId: "{1000000000000000 + (index * 111000000000):D16}"
                            ---

                            """
                )
            )
        );

    /// <summary>A task of eighteen lines, the dashes included.</summary>
    private string Long(string databaseKey, string destination) =>
        $"""
            apiVersion: dts-apply/v1
            kind: CrossAccountTask
            metadata:
              name: task-{++_tasks}
              labels:
                region: eu
            spec:
              scenario: CrossAccountSource
              source:
                {databaseKey}: MySQL
                account: unit-01
                role:
                  name: dts-{_tasks}
                  protect: true
              destination:
                database: MySQL
                account: {destination}
            ---

            """;

    private string Own() =>
        $"""
            apiVersion: dts-apply/v1
            kind: CrossAccountTask
            metadata:
              name: task-{++_tasks}
            spec:
              scenario: CrossAccountSource
              # Payments never leave their account.
              source:
                account: pay
                database: MySQL
              destination:
                account: pay
                database: MySQL
              task:
                type: Synchronization
                direction: OneWay
              # The end.
            ---

            """;

    private string Task(bool both) =>
        $"""
            apiVersion: dts-apply/v1
            kind: CrossAccountTask
            metadata:
              name: task-{++_tasks}
            spec:
              scenario: {(both ? "CrossAccountSourceAndDestination" : "CrossAccountSource")}
              task: {(both ? "{account: unit-03}" : "{type: Migration}")}
              source:
                account: unit-01
                database: MySQL
                role: {"{name: dts-" + _tasks + "}"}
              destination:
                account: unit-02
                database: MySQL
                {(both ? "role: {name: dts-" + _tasks + "}" : "")}
            ---

            """;

    private void Write(string name, string text)
    {
        var path = Path.Combine(Folder, "estate", name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}

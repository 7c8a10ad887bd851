using DtsApply.Text;

namespace DtsApply.Messages;

/// <summary>
/// Answers to hands that know kubectl, Terraform, octoDNS and their like: ours, and in half a sentence where ours
/// differs in kind. Nothing is carried out by guess.
/// </summary>
internal static class HabitMessages
{
    public const string NoState = "no state is kept, plan and verify read the roles themselves";
    public const string ShownByPlan = "a saved plan is shown by plan --show";
    public const string NeverRewritten = "manifests are never rewritten";
    public const string InitAndApply = "init writes a manifest, apply makes what it declares";
    public const string PlanIsTheDryRun = "plan is the dry run: it reads and never writes";

    public const string CredentialsAreElsewhere = "credentials are the aliyun CLI's; whoami shows which are used";

    public const string DiffNeedsABase =
        "diff compares two sets of manifests, so it needs --base; against the accounts it is plan";

    public const string OutputIsChosen = "the output is chosen with -o json";
    public const string AccountsAreChosen = "accounts are chosen with --account NAME or -l KEY=VALUE";

    public const string NoVariables =
        "manifests have no variables; name one file of accounts for each environment: "
        + "-f tasks.yaml -f envs/prod.yaml";

    public const string ToldApartBySet = "roles are told apart by --set NAME";

    public const string CredentialsStandInTheManifest =
        "credentials stand in the manifest; --profile-file names the file of profiles";

    public static string UnknownCommand(string name, string instead) =>
        $"unknown command \"{TerminalEscape.Escape(name)}\"; {instead}";

    public static string DidYouMean(string command) => $"did you mean {command}?";

    public static string NameTheFolderOf(string folder) => $"name the folder with -f {folder}, or cd there first";

    public static string NoOverlays(string folder) => $"there are no overlays; -R -f {folder} reads a folder";

    public const string NothingFromTheNetwork =
        "-f reads files, and nothing from the network; download it, look at it, then name it";

    public static string RefusalsSayWhatToDo(string option) =>
        $"unknown option \"{option}\"; each refusal's help says what to do";

    public static string NoValuesOnTheLine(string value) =>
        $"\"{value}\" is no set; --set names the set that the roles belong to, values are not given on the line";
}

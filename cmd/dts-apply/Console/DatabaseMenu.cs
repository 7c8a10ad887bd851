using System.Globalization;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Reporting.Screen;
using DtsApply.Rules;

namespace DtsApply.Cmd.Console;

/// <summary>
/// The databases of a side, to be chosen by number or by name; of a long list the rest is shown when it is asked for.
/// </summary>
/// <param name="side">The side.</param>
/// <param name="page">Receives the list.</param>
internal sealed class DatabaseMenu(SideName side, Page page)
{
    private const int Few = 6;
    private const int Whole = 7;

    private readonly List<string> _names = [.. SupportMatrix.On(side).Select(line => line.Name)];
    private bool _hasRest = SupportMatrix.On(side).Length > Whole;

    /// <summary>Shows the list and returns what is chosen.</summary>
    /// <param name="ask">Asks until an answer has no problem.</param>
    public string Choose(Func<Func<string, string?>, string> ask)
    {
        Menu.Draw(page, _hasRest ? [.. _names.Take(Few), InitMessages.More(_names.Count - Few)] : _names);
        while (true)
        {
            var answer = ask(text => Number(text) is not null || Named(text) is not null ? null : Problem(text));
            if (_hasRest && Number(answer) is Few)
            {
                _hasRest = false;
                Menu.Draw(page, _names[Few..], Few + 1);
            }
            else
            {
                return Named(answer) ?? _names[Number(answer)!.Value];
            }
        }
    }

    private int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number >= 1
        && number <= (_hasRest ? Few + 1 : _names.Count)
            ? number - 1
            : null;

    private string? Named(string text) => _names.Find(name => name.Equals(text, StringComparison.OrdinalIgnoreCase));

    private string Problem(string text) =>
        text.All(char.IsAsciiDigit)
            ? InitMessages.IsNoNumber(_hasRest ? Few + 1 : _names.Count)
            : InitMessages.IsNoDatabase(text, _names);
}

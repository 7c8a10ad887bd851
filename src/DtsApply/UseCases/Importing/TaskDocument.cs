using System.Collections.Immutable;
using System.Globalization;
using DtsApply.Messages;
using DtsApply.Model;

namespace DtsApply.UseCases.Importing;

/// <summary>An account that a role trusts.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="IsGuess">Whether the type is a guess.</param>
internal sealed record TrustedParty(string Name, AccountType Type, bool IsGuess);

/// <summary>
/// A task that explains why a role trusts one account. RAM knows neither the databases nor which side is the
/// cross-account one; whatever they are, the role is the same.
/// </summary>
/// <param name="Name">The name that it gets.</param>
/// <param name="Role">The role.</param>
/// <param name="Trusted">The account that it trusts.</param>
internal sealed record TaskDocument(string Name, ImportedRole Role, TrustedParty Trusted)
{
    /// <summary>The task that says how the role is, where several share it; null in that one.</summary>
    public string? First { get; init; }

    /// <summary>The document.</summary>
    /// <param name="remarks">What a plan says of the role.</param>
    public string Write(ImmutableArray<Diagnostic> remarks)
    {
        var text = new ManifestText();
        if (First is null && !remarks.IsEmpty)
        {
            text.Remarks(ImportMessages.WhatAPlanSays, remarks);
        }

        text.Begin("CrossAccountTask", Name, ImportMessages.NameOfTheTask).Key(0, "spec");
        text.Comment(1, ImportMessages.OrDestination).Raw(1, "scenario", $"{Scenario.CrossAccountSource}");
        if (Role.Owner.Type.Value != Trusted.Type)
        {
            var why = ImportMessages.OnlyMigration(
                (Role.Owner.Name.Value!, Role.Owner.Type.Value),
                (Trusted.Name, Trusted.Type),
                Trusted.IsGuess
            );
            text.Key(1, "task").Raw(2, "type", $"{TaskType.Migration}", why);
        }

        text.Key(1, "source").Value(2, "account", Role.Owner.Name.Value!);
        text.Comment(2, ImportMessages.Database).Key(2, "role").Value(3, "name", Role.Name);
        if (First is null)
        {
            Settings(text);
        }
        else
        {
            text.Comment(3, ImportMessages.SettingsStandIn(First));
        }

        return text.Key(1, "destination").Value(2, "account", Trusted.Name).ToString();
    }

    private void Settings(ManifestText text)
    {
        text.Given(3, "description", Role.Description);
        if (Role.Live.MaxSessionDuration is { } seconds && IsAllowed(seconds))
        {
            text.Raw(3, "maxSessionDuration", seconds.ToString(CultureInfo.InvariantCulture));
        }

        if (Role.Live.Policies.Contains(Policy.VpcReadOnly))
        {
            text.Raw(3, "policies", $"[{Policy.VpcReadOnly.Name}]");
        }

        if (Ownership.IsProtected(Role.Live))
        {
            text.Raw(3, "protect", "true");
        }
    }

    // RAM, CreateRole; a live role has no other, and one that does is left as it is.
    private static bool IsAllowed(int seconds) => seconds is >= 3600 and <= 43200;
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DtsApply.Model;

namespace DtsApply.Planning.Saved;

/// <summary>One text for everything in a role's live state that a plan relies on, hashed.</summary>
public static class Fingerprint
{
    /// <summary>The fingerprint of a role, or of there being none: 64 hex digits.</summary>
    public static string Of(Role? role)
    {
        var text = new StringBuilder();
        if (role is not null)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"{role.Id}\n{role.Trust.Canonical}\n{role.Description}\n{role.MaxSessionDuration}\n"
            );
            text.AppendJoin('\n', role.Policies.Select(policy => $"{policy.Type} {policy.Name}")).Append('\n');
            text.AppendJoin('\n', role.Tags.Select(tag => $"{tag.Key}={tag.Value}"));
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}

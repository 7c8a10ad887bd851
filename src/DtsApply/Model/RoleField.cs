namespace DtsApply.Model;

/// <summary>What of a role can differ.</summary>
public enum RoleField
{
    /// <summary>The role itself: whether there is one, and whether it is the same one.</summary>
    Role,

    /// <summary>Its trust policy.</summary>
    Trust,

    /// <summary>Its policies.</summary>
    Policy,

    /// <summary>Its description.</summary>
    Description,

    /// <summary>Its session duration.</summary>
    Session,

    /// <summary>Its tags, which say whose it is.</summary>
    Owner,
}

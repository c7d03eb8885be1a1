using System.ComponentModel.DataAnnotations;

namespace Helpdesk.Web.Shell;

/// <summary>What the reseller is and where it works.</summary>
public sealed class OrganizationOptions : IValidatableObject
{
    public const string Section = "Helpdesk:Organization";

    /// <summary>What customers call it; canned replies say it.</summary>
    [Required]
    public string Name { get; set; } = "Suporte";

    /// <summary>IANA name; local days and hours on screens and in reports are this zone's.</summary>
    [Required]
    public string TimeZone { get; set; } = "America/Sao_Paulo";

    /// <summary>Does not throw, since whoever validates reads it too; the start has stopped before anybody else meets a wrong one.</summary>
    public TimeZoneInfo Zone => TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out var zone) ? zone : TimeZoneInfo.Utc;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _))
            yield return new ValidationResult($"there is no time zone \"{TimeZone}\".", [nameof(TimeZone)]);
    }
}

using System.ComponentModel.DataAnnotations;

namespace Helpdesk.Web.Shell;

/// <summary>What the reseller is and where it works.</summary>
public sealed class OrganizationOptions : IValidatableObject
{
    public const string Section = "Helpdesk:Organization";

    /// <summary>IANA name; local days and hours on screens and in reports are this zone's.</summary>
    [Required]
    public string TimeZone { get; set; } = "America/Sao_Paulo";

    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _))
            yield return new ValidationResult($"{Section}:TimeZone: there is no time zone \"{TimeZone}\".", [nameof(TimeZone)]);
    }
}

using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Helpdesk.Web.Hosting;

/// <summary>Options whose mistakes stop the start, named as an environment variable spells them.</summary>
internal static class Settings
{
    public static IServiceCollection AddSettings<T>(this IServiceCollection services, string section) where T : class
    {
        services.AddOptions<T>().BindConfiguration(section).ValidateOnStart();
        return services.AddSingleton<IValidateOptions<T>>(new Check<T>(section));
    }

    public static string Variable(string setting) => setting.Replace(":", "__", StringComparison.Ordinal);

    private sealed class Check<T>(string section) : IValidateOptions<T> where T : class
    {
        public ValidateOptionsResult Validate(string? name, T options)
        {
            var wrong = new List<ValidationResult>();
            return Validator.TryValidateObject(options, new ValidationContext(options), wrong, validateAllProperties: true)
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail(wrong.Select(w => $"{Variable($"{section}:{w.MemberNames.First()}")}: {w.ErrorMessage}"));
        }
    }
}

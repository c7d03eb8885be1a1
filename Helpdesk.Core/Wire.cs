using System.Globalization;
using System.Text.Json;

namespace Helpdesk.Core;

/// <summary>How enums are spelled outside: in the API, in the trail, in test ids ("in_progress").</summary>
public static class Wire
{
    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    public static string Spell<T>(T value) where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    /// <summary>Null when no value is spelled like this.</summary>
    public static T? Parse<T>(string? text) where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (Spell(value) == text) return value;
        }

        return null;
    }
}

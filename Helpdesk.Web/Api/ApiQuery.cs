using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Helpdesk.Core;
using Helpdesk.Web.Shell;
using Microsoft.Extensions.Options;

namespace Helpdesk.Web.Api;

/// <summary>What a request asks for behind its question mark.</summary>
internal static class ApiQuery
{
    private const int DefaultLimit = 50;
    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>Null when it is not asked for. NUL is no text to Postgres and in no name.</summary>
    public static string? Text(this HttpRequest request, string name) =>
        request.Query[name].ToString().Replace("\0", "", StringComparison.Ordinal).Trim() is { Length: > 0 } text ? text : null;

    public static int Limit(this HttpRequest request)
    {
        if (request.Text("limit") is not { } text) return DefaultLimit;

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= Limits.Page
            ? limit
            : throw new BadRequestException("limit", "ExpectedLimit", Limits.Page);
    }

    /// <summary>Where the page before ended; null at the beginning.</summary>
    public static PagePoint? Cursor(this HttpRequest request)
    {
        if (request.Text("cursor") is not { } text) return null;

        return Base64Url.IsValid(text) && Point(Encoding.ASCII.GetString(Base64Url.DecodeFromChars(text))) is { } point
            ? point
            : throw new BadRequestException("cursor", "CursorInvalid");
    }

    public static string? CursorAt(PagePoint? point) => point is null
        ? null
        : Base64Url.EncodeToString(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{point.At.UtcTicks} {point.Id:N}")));

    public static T? OneOf<T>(this HttpRequest request, string name) where T : struct, Enum
    {
        if (request.Text(name) is not { } text) return null;

        return Wire.Parse<T>(text) ?? throw new BadRequestException(name, "ExpectedOneOf", JsonPlace.ValuesOf(typeof(T)));
    }

    /// <summary>A day of the organization's place; null when it is not asked for.</summary>
    public static DateOnly? Day(this HttpRequest request, string name)
    {
        if (request.Text(name) is not { } text) return null;

        return DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new BadRequestException(name, "ExpectedDay");
    }

    public static DateTimeOffset? From(this HttpRequest request, string name) => request.Moment(name, lastDay: false);

    /// <summary>The end of a span, which is not part of it; a day is, up to its end.</summary>
    public static DateTimeOffset? Until(this HttpRequest request, string name) => request.Moment(name, lastDay: true);

    /// <summary>A day is one of the organization's place, a moment without an offset is UTC.</summary>
    private static DateTimeOffset? Moment(this HttpRequest request, string name, bool lastDay)
    {
        if (request.Text(name) is not { } text) return null;

        if (DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return Start(request, lastDay && day < DateOnly.MaxValue ? day.AddDays(1) : day);
        }

        // An unescaped plus arrives as a space.
        return DateTimeOffset.TryParse(text.Replace(' ', '+'), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment)
            ? moment
            : throw new BadRequestException(name, "ExpectedTime");
    }

    private static DateTimeOffset Start(HttpRequest request, DateOnly day)
    {
        // The first and last days that a calendar can hold have no other zone to go to.
        if (day.Year is < 1900 or > 9000) return new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero);

        var zone = request.HttpContext.RequestServices.GetRequiredService<IOptions<OrganizationOptions>>().Value.Zone;
        var midnight = day.ToDateTime(TimeOnly.MinValue);

        // Where the clock jumps at midnight the day begins an hour later.
        if (zone.IsInvalidTime(midnight)) midnight = midnight.AddHours(1);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).ToUniversalTime();
    }

    private static PagePoint? Point(string text) =>
        text.Split(' ') is [var ticks, var id]
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTimeOffset.MaxValue.UtcTicks
        && Guid.TryParseExact(id, "N", out var key)
            ? new PagePoint(new DateTimeOffset(at, TimeSpan.Zero), key)
            : null;
}

/// <summary>A page of a list.</summary>
/// <param name="NextCursor">For the next page; null on the last.</param>
public sealed record ListModel<T>(IReadOnlyList<T> Items, string? NextCursor);

internal static class ListModel
{
    public static ListModel<TModel> Of<T, TModel>(Page<T> page, Func<T, TModel> model) => new([.. page.Items.Select(model)], ApiQuery.CursorAt(page.End));
}

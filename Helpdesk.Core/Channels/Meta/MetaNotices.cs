using System.Text.Json;

namespace Helpdesk.Core.Channels.Meta;

/// <summary>What Meta says about the number or the account instead of about a conversation.</summary>
internal static class MetaNotices
{
    private static readonly HashSet<string> AccountFields =
    [
        "account_alerts", "account_review_update", "account_update", "business_capability_update", "message_template_components_update",
        "message_template_quality_update", "message_template_status_update", "phone_number_name_update", "phone_number_quality_update",
        "security", "template_category_update", "group_lifecycle_update", "group_participants_update", "group_settings_update",
        "group_status_update",
    ];

    /// <returns>Null when the field is none of those that speak of the account.</returns>
    public static Incoming? Account(MetaChange change) => AccountFields.Contains(change.Field) && change.Value.IsObject()
        ? Notice(change, change.Field, Flat(change.Value, ", ", except: "messaging_product"), change.At)
        : null;

    /// <summary>A customer wants no marketing, or wants it again. We send none; administrators see it.</summary>
    public static Incoming Preference(MetaChange change, JsonElement preference) => preference.IsObject()
        ? Notice(change, "user_preferences", Flat(preference, ", ", except: "timestamp"), change.TimeOf(preference))
        : change.NotUnderstood("preference is no object", preference);

    public static Incoming Error(MetaChange change, JsonElement error)
    {
        var failure = MetaErrors.Read(error);
        return failure.Code is null
            ? change.NotUnderstood("error without code", error)
            : Notice(change, failure.Code, failure.Words ?? "", change.At);
    }

    /// <summary>A system line that names no new identity, such as the legacy customer_identity_changed.</summary>
    public static Incoming System(MetaChange change, JsonElement message, JsonElement system) => system.Text("type") is { } type
        ? Notice(change, type, system.Text("body") ?? "", change.TimeOf(message))
        : change.NotUnderstood("system message without type", message);

    /// <summary>Every "name: value" of an object, in order, those of its inner objects too.</summary>
    public static string Flat(JsonElement element, string separator, string except) =>
        string.Join(separator, Pairs("", element).Where(pair => !pair.StartsWith($"{except}: ", StringComparison.Ordinal)));

    private static ChannelNotice Notice(MetaChange change, string kind, string text, DateTimeOffset at) =>
        new(kind, text) { Account = change.Account, At = at };

    private static IEnumerable<string> Pairs(string name, JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Pairs(property.Name, property.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(item => Pairs(name, item)),
        JsonValueKind.True or JsonValueKind.False => [$"{name}: {element.GetRawText()}"],
        _ => element.AsText() is { } text ? [name.Length > 0 ? $"{name}: {text}" : text] : [],
    };
}

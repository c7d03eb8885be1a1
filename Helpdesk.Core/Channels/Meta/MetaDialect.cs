using System.Text.Json;

namespace Helpdesk.Core.Channels.Meta;

/// <summary>Where bodies differ that others pass on for Meta, with words of their own added. This one is Meta's own.</summary>
internal class MetaDialect
{
    public static MetaDialect Own { get; } = new();

    /// <summary>The name of the number that a change is about.</summary>
    public virtual string AccountOf(JsonElement entry, JsonElement value) =>
        value.Part("metadata").Text("phone_number_id") ?? MetaReader.AccountPrefix + entry.Text("id");

    /// <summary>The id of the message that another one quotes.</summary>
    public virtual string? QuotedBy(JsonElement context) => context.Text("id");

    /// <summary>The id of the message that a status is about.</summary>
    public virtual string? MessageOf(JsonElement status) => status.Text("id");

    /// <summary>The id of our request for that message, where it has one of its own.</summary>
    public virtual string? RequestOf(JsonElement status) => null;

    /// <returns>Null when nobody knows such a status.</returns>
    public virtual Delivery? DeliveryOf(string? status) => status switch
    {
        "sent" => Delivery.Sent,
        "delivered" => Delivery.Delivered,
        "read" or "played" => Delivery.Read,
        "failed" => Delivery.Failed,
        _ => null,
    };

    /// <summary>What a change says that is not Meta's but the messenger's own; null for all others.</summary>
    public virtual Incoming? Added(MetaChange change) => null;
}

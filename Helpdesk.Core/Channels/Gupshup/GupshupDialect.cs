using System.Text.Json;
using Helpdesk.Core.Channels.Meta;

namespace Helpdesk.Core.Channels.Gupshup;

/// <summary>What Gupshup adds to Meta's bodies when it passes them on (v3).</summary>
/// <param name="app">gs_app_id.</param>
internal sealed class GupshupDialect(string app) : MetaDialect
{
    /// <summary>Begins an account that is an app's id and not its name.</summary>
    public const string AppIdPrefix = "gs_app_id:";

    public override string AccountOf(JsonElement entry, JsonElement value) => AppIdPrefix + app;

    public override string? QuotedBy(JsonElement context) => context.Text("gs_id") ?? context.Text("meta_msg_id") ?? context.Text("id");

    public override string? MessageOf(JsonElement status) => Ids(status).Message;

    public override string? RequestOf(JsonElement status) => Ids(status).Request;

    public override Delivery? DeliveryOf(string? status) => status == "enqueued" ? Delivery.Sent : base.DeliveryOf(status);

    public override Incoming? Added(MetaChange change) =>
        GupshupNotices.Read(new GupshupEvent(change.Field, change.Account, change.At, change.Value));

    private static GupshupIds Ids(JsonElement status) => GupshupIds.Of(status.Text("id"), status.Text("gs_id"));
}

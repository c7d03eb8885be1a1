using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Helpdesk.Core.Channels;
using Helpdesk.Web.Hosting;

namespace Helpdesk.Web.Features.Simulator;

/// <summary>What not every format can tell of a phone, or of our number; the screen offers only what it can.</summary>
public enum Ability
{
    Call,
    React,
    Edit,
    Delete,

    /// <summary>Our number loses its link to WhatsApp, as where a provider drives a session of the app.</summary>
    Unlink,

    /// <summary>Somebody goes by an opaque id in place of the number.</summary>
    Hide,

    /// <summary>Whoever hides the number is written to by the opaque id.</summary>
    Reach,

    /// <summary>Number and opaque id are told together, so that it shows that both are one person.</summary>
    Match,

    /// <summary>It is told that somebody took another number.</summary>
    Move,
}

/// <summary>A webhook call.</summary>
/// <param name="Kind">What the provider calls such a body; for the log.</param>
public sealed record Hook(string Kind, JsonObject Body);

/// <summary>
/// The way from the phones to the helpdesk as one provider has laid it: says in that provider's words what happens on a phone, and proves
/// itself as that provider does.
/// </summary>
public abstract class PhoneWire(DemoChannel demo, ChannelDirectory channels, OpaqueIds opaqueIds)
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public DemoChannel Demo { get; } = demo;

    public OpaqueIds OpaqueIds { get; } = opaqueIds;

    /// <summary>Null where Helpdesk does not speak this provider.</summary>
    public ChannelAccess? Channel => channels.Find(Demo.Key);

    /// <summary>Whether our number is linked to WhatsApp. While it is not, messages wait on both sides.</summary>
    public bool Linked { get; set; } = true;

    /// <summary>How often the provider makes a webhook call that is not answered with 200.</summary>
    public abstract int Tries { get; }

    public abstract bool Can(Ability ability);

    /// <summary>A new id of a message, as this provider makes them.</summary>
    /// <param name="mine">The customer writes it.</param>
    public abstract string NewId(PhoneChat chat, bool mine);

    public virtual string NewCallId(PhoneChat chat) => Hex(32);

    /// <summary>What the provider calls when this happens; nothing where the format cannot say it.</summary>
    public abstract IEnumerable<Hook> Tell(PhoneChat chat, Deed deed);

    /// <summary>What the provider calls when our number is linked or unlinked; nothing where one has to ask.</summary>
    public virtual IEnumerable<Hook> TellLink(DateTimeOffset at) => [];

    /// <summary>The call to the channel's webhook, with the proof that it is genuine.</summary>
    public virtual HttpRequestMessage Pack(JsonObject body) =>
        Post($"/webhooks/{Demo.Key}/{Demo.Credentials["WebhookSecret"]}", Encoding.UTF8.GetBytes(body.ToJsonString(Plain)));

    protected static HttpRequestMessage Post(string path, byte[] body) => new(HttpMethod.Post, path)
    {
        Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
    };

    protected static string Hex(int signs) => RandomNumberGenerator.GetHexString(signs);

    public static string Seconds(DateTimeOffset at) => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}

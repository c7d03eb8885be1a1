using System.Text.Json.Serialization;
using Helpdesk.Core;
using Helpdesk.Core.Channels;
using Microsoft.Extensions.Localization;

namespace Helpdesk.Web.Features.Conversation;

/// <summary>A kind of file that the channel takes, for the browser: it says no before anything is uploaded.</summary>
/// <param name="Types">Content types of this kind; empty: all that no other kind takes.</param>
/// <param name="Limit">"até 16 MB para vídeos neste canal"</param>
public sealed record AttachRule(string Kind, IReadOnlyList<string> Types, long Most, string Limit);

/// <summary>What can be attached on a channel, in the order in which <see cref="Capabilities.KindOf"/> decides.</summary>
public static class AttachRules
{
    private static readonly MessageKind[] Kinds = [MessageKind.Image, MessageKind.Video, MessageKind.Audio, MessageKind.Document];

    public static IReadOnlyList<AttachRule> Of(Capabilities can, IStringLocalizer texts) => [.. Offered(can).Select(kind =>
    {
        var limit = can.Files[kind];
        return new AttachRule(Wire.Spell(kind), kind == MessageKind.Document ? [] : limit.ContentTypes, limit.MostBytes, texts[$"Limit{kind}", FileSize.Of(limit.MostBytes)]);
    })];

    /// <summary>"fotos até 5 MB, vídeos até 16 MB, documentos até 100 MB"</summary>
    public static string Summary(Capabilities can, IStringLocalizer texts) =>
        string.Join(", ", Offered(can).Select(kind => texts[$"UpTo{kind}", FileSize.Of(can.Files[kind].MostBytes)].Value));

    private static IEnumerable<MessageKind> Offered(Capabilities can) => Kinds.Where(can.Files.ContainsKey);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IReadOnlyList<AttachRule>))]
internal sealed partial class AttachJson : JsonSerializerContext;

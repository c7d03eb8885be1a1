using System.Text.Json.Serialization;

namespace Helpdesk.Core.Channels;

[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
internal sealed partial class ChannelJson : JsonSerializerContext;

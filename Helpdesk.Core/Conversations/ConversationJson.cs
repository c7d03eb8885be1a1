using System.Text.Json.Serialization;
using Helpdesk.Core.Channels;

namespace Helpdesk.Core.Conversations;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    AllowOutOfOrderMetadataProperties = true)] // jsonb keeps its own order of keys
[JsonSerializable(typeof(MessageDetails))]
[JsonSerializable(typeof(Incoming))]
internal sealed partial class ConversationJson : JsonSerializerContext;

using System.Text.Json;
using System.Text.Json.Serialization;

namespace Helpdesk.Web.Api;

/// <summary>A field of a change: absent, null or a value are three different wishes.</summary>
[JsonConverter(typeof(MaybeConverter))]
public readonly record struct Maybe<T>(T Value)
{
    public bool IsGiven { get; } = true;
}

/// <summary>Reads what stands there; what does not stand there stays the default, which is "not given".</summary>
internal sealed class MaybeConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Maybe<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

    private sealed class Of<T> : JsonConverter<Maybe<T>>
    {
        public override bool HandleNull => true;

        public override Maybe<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(reader.TokenType == JsonTokenType.Null ? default! : Inner(options).Read(ref reader, typeof(T), options)!);

        public override void Write(Utf8JsonWriter writer, Maybe<T> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.Value, options);

        // Not by way of JsonSerializer, which would tell errors without their place in the body.
        private static JsonConverter<T> Inner(JsonSerializerOptions options) => (JsonConverter<T>)options.GetConverter(typeof(T));
    }
}

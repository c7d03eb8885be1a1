using System.Text.Json;
using System.Text.RegularExpressions;

namespace Helpdesk.Web.Api;

/// <summary>Where in a body something is wrong, and what should stand there.</summary>
internal static partial class JsonPlace
{
    /// <summary>The place as the contract spells fields ("contacts[0].phones[1]"); empty for the whole body.</summary>
    public static string FieldOf(string? path) => path is null ? "" : Quoted().Replace(path, ".${name}").TrimStart('$').TrimStart('.');

    /// <summary>Null when the model has no such place.</summary>
    public static Type? TypeAt(string field, Type type, JsonSerializerOptions json)
    {
        foreach (var step in field.Split(['.', '['], StringSplitOptions.RemoveEmptyEntries))
        {
            var info = json.GetTypeInfo(type);
            var next = step.EndsWith(']')
                ? info.ElementType
                : info.Properties.FirstOrDefault(p => string.Equals(p.Name, step, StringComparison.OrdinalIgnoreCase))?.PropertyType;
            if (next is null) return null;

            type = Nullable.GetUnderlyingType(next) ?? next;
            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Maybe<>)) type = type.GetGenericArguments()[0];
            type = Nullable.GetUnderlyingType(type) ?? type;
        }

        return type;
    }

    /// <summary>The name of the sentence that says what is expected.</summary>
    public static string NameOf(Type type) => type switch
    {
        { IsEnum: true } => "ExpectedOneOf",
        _ when type == typeof(string) => "ExpectedText",
        _ when type == typeof(bool) => "ExpectedYesNo",
        _ when type == typeof(int) => "ExpectedNumber",
        _ when type == typeof(Guid) => "ExpectedId",
        _ when typeof(System.Collections.IEnumerable).IsAssignableFrom(type) => "ExpectedList",
        _ => "ExpectedObject",
    };

    /// <summary>The words that are accepted, where there is a list of them.</summary>
    public static string ValuesOf(Type type) =>
        type.IsEnum ? string.Join(", ", Enum.GetNames(type).Select(JsonNamingPolicy.SnakeCaseLower.ConvertName)) : "";

    public static string FieldsOf(Type type, JsonSerializerOptions json) => string.Join(", ", json.GetTypeInfo(type).Properties.Select(p => p.Name));

    // A name with unusual characters is written as ['name'].
    [GeneratedRegex(@"\['(?<name>[^']*)'\]", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Quoted();
}

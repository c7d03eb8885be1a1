using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Helpdesk.Core.Channels;

/// <summary>Where in a template something stands.</summary>
public enum TemplatePart
{
    Header,
    Body,
    Button,
}

/// <summary>A place in a template that a value fills. Each part, and each button, counts its own.</summary>
/// <param name="Name">"1" or, at Meta, a name.</param>
/// <param name="Button">Which of the buttons, counted from 0; of the other parts 0.</param>
[JsonConverter(typeof(TemplateVariableJson))]
public sealed record TemplateVariable(TemplatePart Part, string Name, int Button = 0)
{
    private const string InHeader = "header", OnButton = "button";

    /// <summary>Its value is told by place and not by name.</summary>
    public bool IsNumber => TemplateVariables.IsNumber(Name);

    /// <summary>As it is kept with a message: "1" of the body, "header.1", "button0.1".</summary>
    public override string ToString() => Part switch
    {
        TemplatePart.Header => $"{InHeader}.{Name}",
        TemplatePart.Button => string.Create(CultureInfo.InvariantCulture, $"{OnButton}{Button}.{Name}"),
        _ => Name,
    };

    /// <summary>From what was kept; the body's stand by their name alone, as all did before others could be filled.</summary>
    public static TemplateVariable Of(string kept) => kept.Split('.') switch
    {
        [InHeader, var name] => new TemplateVariable(TemplatePart.Header, name),
        [var button, var name] => new TemplateVariable(TemplatePart.Button, name, int.Parse(button.AsSpan(OnButton.Length), CultureInfo.InvariantCulture)),
        _ => new TemplateVariable(TemplatePart.Body, kept),
    };
}

internal sealed class TemplateVariableJson : JsonConverter<TemplateVariable>
{
    public override TemplateVariable Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => TemplateVariable.Of(reader.GetString() ?? "");

    public override void Write(Utf8JsonWriter writer, TemplateVariable value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}

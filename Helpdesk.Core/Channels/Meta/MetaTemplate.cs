using System.Globalization;

namespace Helpdesk.Core.Channels.Meta;

/// <summary>A template in a message (Cloud API: template messages). Variables are told by place, or by name where the template names them.</summary>
/// <param name="Components">Those that have variables, and no others.</param>
internal sealed record MetaTemplate(string Name, MetaLanguage Language, IReadOnlyList<MetaComponent>? Components)
{
    public static MetaTemplate Of(ChosenTemplate chosen)
    {
        var components = chosen.Variables.Zip(chosen.Values)
            .GroupBy(pair => (pair.First.Part, pair.First.Button), pair => MetaParameter.Of(pair.First, pair.Second))
            .Select(part => MetaComponent.Of(part.Key.Part, part.Key.Button, [.. part])).ToList();
        return new MetaTemplate(chosen.Name, new MetaLanguage(chosen.Language), components.Count == 0 ? null : components);
    }
}

internal sealed record MetaLanguage(string Code);

internal sealed record MetaComponent(string Type, string? SubType, string? Index, IReadOnlyList<MetaParameter> Parameters)
{
    public static MetaComponent Of(TemplatePart part, int button, IReadOnlyList<MetaParameter> parameters) => part switch
    {
        TemplatePart.Header => new MetaComponent("header", null, null, parameters),
        TemplatePart.Button => new MetaComponent("button", "url", button.ToString(CultureInfo.InvariantCulture), parameters),
        _ => new MetaComponent("body", null, null, parameters),
    };
}

internal sealed record MetaParameter(string Type, string? ParameterName, string Text)
{
    public static MetaParameter Of(TemplateVariable variable, string value) => new("text", variable.IsNumber ? null : variable.Name, value);
}

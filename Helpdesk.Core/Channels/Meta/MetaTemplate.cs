namespace Helpdesk.Core.Channels.Meta;

/// <summary>A template in a message (Cloud API: template messages). Variables are told by place, or by name where the template names them.</summary>
internal sealed record MetaTemplate(string Name, MetaLanguage Language, IReadOnlyList<MetaComponent>? Components)
{
    public static MetaTemplate Of(ChosenTemplate chosen)
    {
        var parameters = chosen.Variables.Zip(chosen.Values, MetaParameter.Of).ToList();
        return new MetaTemplate(chosen.Name, new MetaLanguage(chosen.Language), parameters.Count == 0 ? null : [new MetaComponent("body", parameters)]);
    }
}

internal sealed record MetaLanguage(string Code);

internal sealed record MetaComponent(string Type, IReadOnlyList<MetaParameter> Parameters);

internal sealed record MetaParameter(string Type, string? ParameterName, string Text)
{
    public static MetaParameter Of(string variable, string value) => new("text", TemplateVariables.IsNumber(variable) ? null : variable, value);
}

using Helpdesk.Core.Catalogue;

namespace Helpdesk.Tests.Core.Catalogue;

public sealed class CannedTextTests
{
    private static readonly CannedValues Values = new("Pão Quente", "Maria Souza", "Ana Prado", "1042", "Suporte", "boa tarde");

    [Theory]
    [InlineData("Oi {{contato}}, {{saudacao}}!", "Oi Maria Souza, boa tarde!")]
    [InlineData("{{saudacao}}, {{ Cliente }}", "Boa tarde, Pão Quente")]
    [InlineData("Protocolo {{protocolo}}. {{saudação}}, {{técnico}} da {{empresa}}", "Protocolo 1042. Boa tarde, Ana Prado da Suporte")]
    [InlineData("Oi {{nome}}, {{protocolo}}", "Oi {{nome}}, 1042")]
    [InlineData("{protocolo} custa {{{protocolo}}}", "{protocolo} custa {1042}")]
    public void Places_are_filled_in_as_people_write_them(string text, string filled) => Assert.Equal(filled, CannedText.Fill(text, Values));

    [Fact]
    public void A_place_without_a_value_goes_with_its_space() =>
        Assert.Equal("Oi, tudo bem?", CannedText.Fill("Oi {{contato}}, tudo bem?", Values with { Contact = null, Customer = null }));

    [Fact]
    public void A_value_that_looks_like_a_place_is_not_filled_in_again() =>
        Assert.Equal("{{tecnico}}", CannedText.Fill("{{cliente}}", Values with { Customer = "{{tecnico}}" }));

    [Theory]
    [InlineData("Oi {{nome}}, {{contato}} e {{nome}}", "{{nome}}")]
    [InlineData("Oi {{contato}, tudo bem?", "{{contato")]
    [InlineData("Oi {{}}", "{{}}")]
    [InlineData("Oi {{Saudação}}", null)]
    public void What_is_no_variable_is_named(string text, string? unknown) => Assert.Equal(unknown is null ? [] : [unknown], CannedText.Unknown(text));

    [Theory]
    [InlineData(4, "boa noite")]
    [InlineData(5, "bom dia")]
    [InlineData(11, "bom dia")]
    [InlineData(12, "boa tarde")]
    [InlineData(18, "boa noite")]
    public void The_hour_makes_the_greeting(int hour, string greeting) => Assert.Equal(greeting, CannedValues.GreetingAt(new TimeOnly(hour, 59)));
}

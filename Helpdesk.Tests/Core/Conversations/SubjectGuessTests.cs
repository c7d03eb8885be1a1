using Helpdesk.Core.Conversations;
using Helpdesk.Tests.Support;

namespace Helpdesk.Tests.Core.Conversations;

public sealed class SubjectGuessTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Theory]
    [InlineData("Pdv não abre", "Bom dia!", "Tudo bem?", "pdv não abre")]
    [InlineData("O caixa 2 não imprime a DANFE", "Oi pessoal, bom dia! o caixa 2 não imprime a DANFE. Podem ver?")]
    [InlineData("Como emito a segunda via do boleto?", "olá, boa tarde 😊 como emito a segunda via do boleto?")]
    [InlineData("Erro 539 na NFC-e (série 2)", "Oi\nerro 539 na NFC-e (série 2)!!!\nhttps://nfe.example/123")]
    [InlineData("O sistema fica muito lento quando abrimos o relatório de", "O sistema fica muito lento quando abrimos o relatório de vendas do mês inteiro por vendedor")]
    [InlineData("Oitenta notas presas desde ontem", "Oitenta notas presas desde ontem")]
    [InlineData(null, "Bom dia", "tudo bem?", "👍👍", "Alô", "https://nfe.example/1")]
    [InlineData(null, "URGENTE!!!")]
    [InlineData(null)]
    public void A_subject_is_the_first_sentence_that_names_a_matter(string? subject, params string[] said) => Assert.Equal(subject, SubjectGuess.From(said));

    [Theory]
    [InlineData(true, "PDV não abre!")]
    [InlineData(false, "Bom dia! O PDV não abre")]
    [InlineData(false, "Oi")]
    [InlineData(false, "")]
    public void A_subject_that_begins_with_a_greeting_can_be_better(bool clean, string subject) => Assert.Equal(clean, SubjectGuess.IsClean(subject));

    [Fact]
    public async Task It_is_proposed_from_what_the_customer_wrote_and_not_from_our_answers()
    {
        await using var cast = await Cast.OnAsync(database);
        await cast.WritesAsync(Cast.Maria, "Bom dia");
        var ticket = await cast.OnlyTicketAsync();
        await cast.AnswersAsync(ticket, "Bom dia, em que posso ajudar hoje?");
        await cast.WritesAsync(Cast.Maria, "a gaveta não abre depois da atualização");

        Assert.Equal("A gaveta não abre depois da atualização", await cast.Get<Subjects>().ProposeAsync(ticket.Id));
    }
}

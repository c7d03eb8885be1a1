using Helpdesk.Core.Customers;
using Helpdesk.Core.Desk;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;

namespace Helpdesk.Tests.Core.Desk;

public sealed class SuggestionsTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private Cast _cast = null!;

    public async ValueTask InitializeAsync() => _cast = await Cast.OnAsync(database);

    public ValueTask DisposeAsync() => _cast.DisposeAsync();

    [Theory]
    [InlineData("Oi, meu CNPJ é 12.345.678/0001-95", Clue.TaxIdInMessage)]
    [InlineData("Bom dia, aqui é da padaria pao qente, o caixa parou", Clue.NameInMessage)]
    public async Task What_was_written_tells_who_it_may_be(string said, Clue clue)
    {
        var suggested = Assert.Single((await OfAsync(said)).Customers);

        Assert.Equal((_cast.Padaria, "Pão Quente", clue), (suggested.Id, suggested.ShownName, suggested.Clue));
    }

    [Fact]
    public async Task A_tax_number_that_nobody_has_is_kept_for_the_form()
    {
        var suggested = await OfAsync("Somos novos, CNPJ 11.222.333/0001-81");

        Assert.Empty(suggested.Customers);
        Assert.Equal("11222333000181", suggested.TaxId?.Value);
    }

    [Fact]
    public async Task What_fits_many_or_nobody_is_not_suggested()
    {
        for (var i = 0; i < 6; i++) await _cast.Get<Registry>().AddAsync(new CustomerEntry(null) { LegalName = $"Mercearia Central {(char)('A' + i)}" }, Actor.Clock);

        Assert.Empty((await OfAsync("Bom dia! Aqui é da mercearia, o sistema não abre. Tudo bem?")).Customers);
    }

    private async Task<SuggestedCustomers> OfAsync(string said)
    {
        await _cast.WritesAsync(Cast.Stranger, said);
        return await _cast.Get<Suggestions>().OfAsync((await _cast.OnlyTicketAsync()).Id);
    }
}

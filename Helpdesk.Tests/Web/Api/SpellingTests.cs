using Helpdesk.Core;
using Helpdesk.Core.Channels;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Customers;
using Helpdesk.Core.Tickets;
using Helpdesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Tests.Web.Api;

/// <summary>The words that scripts rely on (contract section 3): what has another name tomorrow breaks them today.</summary>
public sealed class SpellingTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public void The_words_of_the_contract_are_all_there_are()
    {
        Assert.Equal("unknown mei simples_nacional lucro_presumido lucro_real imune_isenta", WordsOf<TaxRegime>());
        Assert.Equal("new in_progress done", WordsOf<TicketStatus>());
        Assert.Equal("low normal high urgent", WordsOf<Priority>());
        Assert.Equal("message call manual", WordsOf<TicketOrigin>());
        Assert.Equal("in out note system", WordsOf<Direction>());
        Assert.Equal("text image video audio voice document sticker location contacts interactive order call template unsupported", WordsOf<MessageKind>());

        // The first is nothing that goes out, and the third is told as queued.
        Assert.Equal("none queued sending sent delivered read failed", WordsOf<Delivery>());
    }

    [Fact]
    public async Task The_catalogue_begins_with_the_types_and_modules_of_the_contract()
    {
        Assert.Equal(
            ["error", "question", "update", "installation", "training", "other"],
            await app.Database.ReadAsync(db => db.TicketTypes.OrderBy(t => t.Order).Select(t => t.Key).ToListAsync()));
        Assert.Equal(["gestor", "pdv", "bi", "tef"], await app.Database.ReadAsync(db => db.Modules.OrderBy(m => m.Order).Select(m => m.Key).ToListAsync()));
    }

    private static string WordsOf<T>() where T : struct, Enum => string.Join(' ', Enum.GetValues<T>().Select(Wire.Spell));
}

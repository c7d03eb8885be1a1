using Helpdesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Catalogue;

/// <summary>What every installation begins with (contract section 1). Adds what is missing and changes nothing that stands.</summary>
public static class FirstCatalogue
{
    public static async Task AddMissingAsync(HelpdeskDb db)
    {
        var types = await db.TicketTypes.Select(t => t.Key).ToListAsync();
        var modules = await db.Modules.Select(m => m.Key).ToListAsync();

        if (types.Count == 0) db.TicketTypes.AddRange(Types());
        if (modules.Count == 0) db.Modules.AddRange(Modules());
    }

    private static IEnumerable<TicketType> Types() =>
    [
        new("error", "Erro", "Error", 1),
        new("question", "Dúvida", "Question", 2),
        new("update", "Atualização", "Update", 3),
        new("installation", "Instalação", "Installation", 4),
        new("training", "Treinamento", "Training", 5),
        new("other", "Outro", "Other", 6),
    ];

    private static IEnumerable<Module> Modules() =>
    [
        new("gestor", "Gestor", "10.2.1", 1),
        new("pdv", "PDV", "10.2.1", 2),
        new("bi", "BI", "4.1.0", 3),
        new("tef", "TEF", "4.8", 4),
    ];
}

using Bunit;
using Helpdesk.Core.Calls;
using Helpdesk.Core.Catalogue;
using Helpdesk.Core.Channels;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Customers;
using Helpdesk.Core.Desk;
using Helpdesk.Core.Tickets;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;
using Helpdesk.Tests.Web.Shell;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace Helpdesk.Tests.Web.Actions;

/// <summary>The shell of a technician, Ana, over the cast's real database. Its news are the ones that a test publishes.</summary>
internal sealed class DeskContext : ScreenContext
{
    private readonly Cast _cast;

    public DeskContext(Cast cast)
    {
        _cast = cast;
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton<AuthenticationStateProvider>(new SignedIn(cast.Ana.Id, cast.Ana.Name, cast.Ana.Role));
        Services.AddSingleton(cast.Get<CustomerQueries>()).AddSingleton(cast.Get<CustomerSearch>()).AddSingleton(cast.Get<CustomerTickets>()).AddSingleton(cast.Get<RemoteSessions>()).AddSingleton(cast.Get<Suggestions>()).AddSingleton(cast.Get<Registration>()).AddSingleton(cast.Get<CatalogueQueries>());
        Services.AddSingleton(cast.Get<Assignments>()).AddSingleton(cast.Get<Linking>()).AddSingleton(cast.Get<TeamQueries>());
        Services.AddSingleton(cast.Get<Pauses>()).AddSingleton(cast.Get<MachineUpdates>()).AddSingleton(cast.Get<SolutionMemory>()).AddSingleton(cast.Get<TicketEdits>()).AddSingleton(cast.Get<Replies>());
        Services.AddSingleton(cast.Get<TrailQueries>()).AddSingleton(cast.Get<Subjects>()).AddSingleton(cast.Get<TagQueries>()).AddSingleton(cast.Get<Relations>()).AddSingleton(cast.Get<RelatedTickets>());
        Services.AddSingleton(cast.Get<ManualTickets>()).AddSingleton(cast.Get<ChannelQueries>());
        Services.AddSingleton(cast.Get<ThreadQueries>());
        Services.AddSingleton(cast.Get<CallQueries>()).AddSingleton(cast.Get<CallAnswers>()).AddSingleton(new Presences(cast.Database));
        Texts.ReadIn("pt-BR");
    }

    /// <summary>The latest ticket, as lists show it.</summary>
    public async Task<TicketRow> RowAsync() => (await _cast.Get<TicketRows>().FindAsync((await _cast.TicketsAsync())[^1].Number))!;
}

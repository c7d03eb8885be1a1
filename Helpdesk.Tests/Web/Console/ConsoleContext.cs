using Bunit;
using Helpdesk.Core.Calls;
using Helpdesk.Core.Catalogue;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Desk;
using Helpdesk.Core.Live;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;
using Helpdesk.Tests.Web.Shell;
using Helpdesk.Web.Features.Console;
using Helpdesk.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Helpdesk.Tests.Web.Console;

/// <summary>A console on a real database; what the browser would do is left out.</summary>
public abstract class ConsoleContext(TestDatabase database) : ScreenContext, IAsyncLifetime
{
    protected Cast Cast { get; private set; } = default!;

    public async ValueTask InitializeAsync()
    {
        Cast = await Cast.OnAsync(database);
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        Services.AddSingleton(Cast.Get<TicketRows>()).AddSingleton(Cast.Get<ThreadQueries>());
        Services.AddSingleton(Cast.Get<CallAnswers>()).AddSingleton(Cast.Get<Replies>()).AddSingleton(Cast.Get<ReplyWindows>()).AddSingleton<RowNews>();
        Services.AddSingleton(Cast.Get<MediaDesk>()).AddSingleton(Cast.Get<Signs>()).AddSingleton(Cast.Get<TemplateShelf>());
        Services.AddSingleton(Cast.Get<Drafts>()).AddSingleton(Cast.Get<CannedReplies>()).AddSingleton(Cast.Get<Colleagues>()).AddSingleton(Cast.Get<NoticeDesk>());
        Services.AddSingleton(new Onlookers(Hub, Cast.Database, Clock, NullLogger<Onlookers>.Instance)).AddScoped<Sight>();
        Services.AddSingleton<AntiforgeryStateProvider, NoAntiforgery>();
    }

    /// <summary>Nothing is posted here.</summary>
    private sealed class NoAntiforgery : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken? GetAntiforgeryToken() => null;
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await Cast.DisposeAsync();
    }

    /// <summary>As the listener would: says what was just written.</summary>
    protected async Task TellOfLastMessageAsync()
    {
        var message = (await Cast.MessagesAsync())[^1];
        Hub.Publish(new MessageChanged(message.ConversationId, message.Id));
    }

    protected static int Renders<T>(IRenderedComponent<IComponent> screen) where T : IComponent =>
        screen.FindComponents<T>().Sum(piece => piece.RenderCount);
}

using Helpdesk.Core.Calls;
using Helpdesk.Core.Catalogue;
using Helpdesk.Core.Channels;
using Helpdesk.Core.Channels.Meta;
using Helpdesk.Core.Channels.ZApi;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Customers;
using Helpdesk.Core.Desk;
using Helpdesk.Core.Inbox;
using Helpdesk.Core.Outbox;
using Helpdesk.Core.Tickets;
using Helpdesk.Core.Users;

namespace Helpdesk.Web.Hosting;

/// <summary>The business: jobs, questions, providers and the workers between them.</summary>
public static class Work
{
    public static IServiceCollection AddWork(this IServiceCollection services)
    {
        services.AddMeta();
        services.AddZApi();
        services.AddSingleton<ReplyWindows>();
        services.AddSingleton<ChannelDirectory>().AddSingleton<DeclaredChannels>();
        services.AddSingleton<Assignments>().AddSingleton<Linking>().AddSingleton<Replies>();
        services.AddSingleton<Registry>().AddSingleton<TicketEdits>().AddSingleton<ManualTickets>().AddSingleton<ApiTokens>();
        services.AddSingleton<CustomerRecords>().AddSingleton<TicketRecords>().AddSingleton<TicketMessages>();
        services.AddSingleton<TicketRows>().AddSingleton<ThreadQueries>().AddSingleton<CustomerQueries>();
        services.AddSingleton<BoardQueries>().AddSingleton<TeamQueries>().AddSingleton<CustomerTickets>();
        services.AddSingleton<CallQueries>().AddSingleton<CallAnswers>();
        services.AddSingleton<CatalogueQueries>().AddSingleton<ChannelQueries>();
        return services.AddInbox().AddOutbox().AddMediaWork();
    }

    private static IServiceCollection AddInbox(this IServiceCollection services)
    {
        services.AddSingleton<InboxBell>().AddSingleton<QuarantineDesk>();
        services.AddSingleton<InboxWriter>().AddHostedService(provider => provider.GetRequiredService<InboxWriter>());
        services.AddSingleton<InboxWorker>().AddHostedService(provider => provider.GetRequiredService<InboxWorker>());
        return services;
    }

    private static IServiceCollection AddOutbox(this IServiceCollection services)
    {
        services.AddSingleton<OutboxDesk>();
        services.AddSingleton<OutboxWorker>().AddHostedService(provider => provider.GetRequiredService<OutboxWorker>());
        return services;
    }

    private static IServiceCollection AddMediaWork(this IServiceCollection services)
    {
        services.AddSingleton<MediaDesk>();
        services.AddSingleton<MediaWorker>().AddHostedService(provider => provider.GetRequiredService<MediaWorker>());
        return services;
    }
}

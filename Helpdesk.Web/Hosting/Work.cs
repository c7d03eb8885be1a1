using Helpdesk.Core.Channels;
using Helpdesk.Core.Channels.Meta;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Customers;
using Helpdesk.Core.Desk;
using Helpdesk.Core.Inbox;
using Helpdesk.Core.Outbox;
using Helpdesk.Core.Tickets;

namespace Helpdesk.Web.Hosting;

/// <summary>The business: jobs, questions, providers and the workers between them.</summary>
public static class Work
{
    public static IServiceCollection AddWork(this IServiceCollection services)
    {
        services.AddMeta();
        services.AddSingleton<ReplyWindows>();
        services.AddSingleton<ChannelDirectory>().AddSingleton<DeclaredChannels>();
        services.AddSingleton<Assignments>().AddSingleton<Linking>().AddSingleton<Replies>();
        services.AddSingleton<TicketRows>().AddSingleton<ThreadQueries>().AddSingleton<CustomerQueries>();
        return services.AddInbox().AddOutbox();
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
}

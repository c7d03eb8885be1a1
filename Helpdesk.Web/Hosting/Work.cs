using Helpdesk.Core.Calls;
using Helpdesk.Core.Catalogue;
using Helpdesk.Core.Channels;
using Helpdesk.Core.Channels.Gupshup;
using Helpdesk.Core.Channels.Meta;
using Helpdesk.Core.Channels.UltraMsg;
using Helpdesk.Core.Channels.ZApi;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Customers;
using Helpdesk.Core.Desk;
using Helpdesk.Core.Inbox;
using Helpdesk.Core.Outbox;
using Helpdesk.Core.Reports;
using Helpdesk.Core.Tickets;
using Helpdesk.Core.Transfer;
using Helpdesk.Core.Users;
using Helpdesk.Web.Shell;
using Microsoft.Extensions.Options;

namespace Helpdesk.Web.Hosting;

/// <summary>The business: jobs, questions, providers and the workers between them.</summary>
public static class Work
{
    public static IServiceCollection AddWork(this IServiceCollection services)
    {
        services.AddMeta();
        services.AddGupshup();
        services.AddZApi();
        services.AddUltraMsg();
        services.AddSingleton<ReplyWindows>();
        services.AddChannels();
        services.AddSingleton<Assignments>().AddSingleton<Linking>().AddSingleton<Pauses>().AddSingleton<MachineUpdates>().AddSingleton<Relations>().AddHostedService<SnoozeWorker>();
        services.AddSingleton<Replies>().AddSingleton<Enclosing>().AddSingleton<Uploads>().AddSingleton<Signs>().AddSingleton<TemplateShelf>();
        services.AddSingleton<Drafts>().AddSingleton<CannedReplies>().AddSingleton<NoticeDesk>().AddSingleton<Colleagues>();
        services.AddSingleton<Onlookers>().AddHostedService(provider => provider.GetRequiredService<Onlookers>());
        services.AddSingleton<Registry>().AddSingleton<TicketEdits>().AddSingleton<ManualTickets>().AddSingleton<ApiTokens>();
        services.AddSingleton<CustomerRecords>().AddSingleton<TicketRecords>().AddSingleton<TicketMessages>();
        services.AddSingleton<TicketRows>().AddSingleton<ListChoiceQueries>().AddSingleton<ThreadQueries>().AddSingleton<TrailQueries>().AddSingleton<Subjects>().AddSingleton<TagQueries>().AddSingleton<RelatedTickets>().AddSingleton<CustomerQueries>().AddSingleton<CustomerSearch>().AddSingleton<CustomerMerge>().AddSingleton<CustomerTwins>().AddSingleton<RemoteSessions>();
        services.AddSingleton<BoardQueries>().AddSingleton<TeamQueries>().AddSingleton<CustomerTickets>().AddSingleton<Suggestions>().AddSingleton<Registration>();
        services.AddSingleton<CallQueries>().AddSingleton<CallAnswers>();
        services.AddSingleton<MachineSearch>().AddSingleton<MessageSearch>().AddSingleton<Vocabulary>().AddSingleton<WordSearch>();
        services.AddSingleton<CatalogueQueries>().AddSingleton<CatalogueDesk>().AddSingleton<Groups>().AddSingleton<SolutionMemory>();
        services.AddTransfer();
        return services.AddInbox().AddOutbox().AddMediaWork().AddReports();
    }

    private static IServiceCollection AddChannels(this IServiceCollection services)
    {
        services.AddSingleton<ChannelDirectory>().AddSingleton<DeclaredChannels>();
        services.AddSingleton<ChannelDesk>().AddSingleton<ChannelQueries>().AddSingleton<ChannelCards>().AddSingleton<ChannelHealth>().AddSingleton<TestMessages>();
        services.AddSingleton<ChannelWatch>().AddHostedService(provider => provider.GetRequiredService<ChannelWatch>());
        services.AddSingleton<ConnectionWatch>().AddHostedService(provider => provider.GetRequiredService<ConnectionWatch>());
        return services;
    }

    private static IServiceCollection AddInbox(this IServiceCollection services)
    {
        services.AddSettings<Reopening>(Reopening.Section);
        services.AddSingleton<InboxBell>().AddSingleton<InboxBatches>().AddSingleton<InboxDesk>().AddSingleton<QuarantineDesk>();
        services.AddSingleton<InboxWriter>().AddHostedService(provider => provider.GetRequiredService<InboxWriter>());
        services.AddSingleton<InboxWorker>().AddHostedService(provider => provider.GetRequiredService<InboxWorker>());
        return services;
    }

    private static IServiceCollection AddOutbox(this IServiceCollection services)
    {
        services.AddSingleton<OutboxDesk>().AddSingleton<ReactionDesk>().AddSingleton<InquiryDesk>().AddSingleton<Packing>().AddSingleton<PublicLinks>();
        services.AddSingleton(provider => PublicAddress.Read(provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton<OutboxWorker>().AddHostedService(provider => provider.GetRequiredService<OutboxWorker>());
        services.AddSingleton<SignWorker>().AddHostedService(provider => provider.GetRequiredService<SignWorker>());
        return services;
    }

    private static void AddTransfer(this IServiceCollection services)
    {
        services.AddSingleton<Exports>().AddSingleton<ImportWork>();
        services.AddSingleton<Imports>().AddHostedService(provider => provider.GetRequiredService<Imports>());
    }

    private static IServiceCollection AddReports(this IServiceCollection services)
    {
        services.AddSingleton(provider => new LocalDays(provider.GetRequiredService<IOptions<OrganizationOptions>>().Value.Zone, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ReportQueries>().AddSingleton<ReportFiles>().AddSingleton<BehindQueries>().AddSingleton<ChoiceQueries>();
        services.AddSingleton<DayPacker>().AddHostedService(provider => provider.GetRequiredService<DayPacker>());
        return services;
    }

    private static IServiceCollection AddMediaWork(this IServiceCollection services)
    {
        services.AddSingleton<MediaDesk>().AddSingleton<MediaSweep>();
        services.AddSingleton<MediaWorker>().AddHostedService(provider => provider.GetRequiredService<MediaWorker>());
        return services;
    }
}

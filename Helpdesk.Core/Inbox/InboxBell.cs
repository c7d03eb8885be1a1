using Helpdesk.Core.Live;

namespace Helpdesk.Core.Inbox;

/// <summary>Rung when deliveries were stored.</summary>
public sealed class InboxBell() : Doorbell(1);

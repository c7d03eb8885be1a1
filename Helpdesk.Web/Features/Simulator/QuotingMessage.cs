namespace Helpdesk.Web.Features.Simulator;

/// <summary>A message with the one that it answers.</summary>
public sealed record QuotingMessage(PhoneMessage Message, PhoneMessage? Quoted);

namespace Helpdesk.Web.Features.Simulator;

/// <summary>A message with the one that it answers, and what may be done to it on this wire.</summary>
public sealed record QuotingMessage(PhoneMessage Message, PhoneMessage? Quoted, bool TakesReactions, bool TakesEdits, bool TakesDeletion);

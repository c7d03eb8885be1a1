namespace Helpdesk.Web.Features.Simulator;

/// <summary>What happens on a phone, in our own words; a <see cref="PhoneWire"/> says it in its provider's.</summary>
public abstract record Deed(DateTimeOffset At);

public sealed record Wrote(PhoneMessage Message) : Deed(Message.At);

/// <param name="Id">Of the edit itself, where the provider counts it as a message.</param>
/// <param name="Message">As it reads now.</param>
public sealed record Edited(string Id, PhoneMessage Message, DateTimeOffset At) : Deed(At);

public sealed record Deleted(string Id, PhoneMessage Message, DateTimeOffset At) : Deed(At);

/// <param name="Emoji">Null takes it back.</param>
public sealed record Reacted(string Id, PhoneMessage Target, string? Emoji, DateTimeOffset At) : Deed(At);

/// <summary>A message of the helpdesk got this far: to WhatsApp, to the phone, before the customer's eyes.</summary>
public sealed record Arrived(PhoneMessage Message, PhoneTick Tick, DateTimeOffset At) : Deed(At);

/// <summary>A message of the helpdesk never left: its file could not be fetched from the address that was given.</summary>
public sealed record Failed(PhoneMessage Message, DateTimeOffset At) : Deed(At);

/// <summary>The person took another number; the chat goes on under it.</summary>
/// <param name="Left">Who they were: the number before, and what the provider called them in its place.</param>
public sealed record ChangedNumber(PhoneContact Left, string LeftId, DateTimeOffset At) : Deed(At);

public sealed record Rang(PhoneCall Call) : Deed(Call.At);

/// <summary>Somebody at the helpdesk answered.</summary>
public sealed record PickedUp(PhoneCall Call, DateTimeOffset At) : Deed(At);

public sealed record HungUp(PhoneCall Call, DateTimeOffset At) : Deed(At);

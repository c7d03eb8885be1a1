using Helpdesk.Core.Channels;

namespace Helpdesk.Core.Conversations;

/// <summary>What goes out besides words, or instead of them.</summary>
public abstract record Enclosure;

/// <param name="Token">From <see cref="Uploads"/>. The reply's text is its caption.</param>
public sealed record EnclosedFile(string Token) : Enclosure;

public sealed record EnclosedPlace(Place Place) : Enclosure;

public sealed record EnclosedContacts(IReadOnlyList<SharedContact> Contacts) : Enclosure;

/// <param name="Values">One per variable of the template, in their order.</param>
public sealed record EnclosedTemplate(Template Template, IReadOnlyList<string> Values) : Enclosure;

namespace Helpdesk.Web.Features.Conversation;

/// <summary>Names the conversation's texts; the words are in ConversationTexts.resx and ConversationTexts.en.resx.</summary>
public sealed class ConversationTexts;

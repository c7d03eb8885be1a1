using Helpdesk.Core.Data;
using Helpdesk.Core.Live;

namespace Helpdesk.Core.Catalogue;

/// <summary>Words that are said often, inserted by "/" and their shortcut.</summary>
public sealed class CannedReply : Entity
{
    public CannedReply(CannedWords words) => Change(words);

    private CannedReply() { }

    /// <summary>What is typed behind "/"; unique.</summary>
    public string Shortcut { get; private set; } = "";

    public string Title { get; private set; } = "";

    /// <summary>With the variables of <see cref="CannedText"/>.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The module that it is about; such replies come first in its tickets.</summary>
    public string? ModuleKey { get; private set; }

    public void Change(CannedWords words)
    {
        (Shortcut, Title, Text, ModuleKey) = (words.Shortcut, words.Title, words.Text, words.ModuleKey);
        Announce(new CannedReplyChanged(Id));
    }

    public CannedReply Removed()
    {
        Announce(new CannedReplyChanged(Id));
        return this;
    }
}

/// <summary>A canned reply as people write it.</summary>
/// <param name="ModuleKey">Null when it is about none in particular.</param>
public sealed record CannedWords(string Shortcut, string Title, string Text, string? ModuleKey);

/// <param name="ModuleName">Null when it is about none in particular.</param>
public sealed record CannedLine(Guid Id, CannedWords Words, string? ModuleName);

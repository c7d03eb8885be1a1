using Helpdesk.Core;
using Helpdesk.Core.Channels;
using Helpdesk.Core.Conversations;
using Helpdesk.Web.Features.Conversation;

namespace Helpdesk.Tests.Web.Conversation;

public sealed class DraftTests
{
    private static readonly Capabilities Can = new()
    {
        Files = new Dictionary<MessageKind, FileLimit>
        {
            [MessageKind.Image] = new(1, ["image/png"]),
            [MessageKind.Audio] = new(1, ["audio/ogg"]),
            [MessageKind.Document] = new(1, []),
        },
    };

    private static readonly DraftFile Sound = new(Guid.CreateVersion7(), "sound", "audio/ogg");
    private static readonly DraftFile Picture = new(Guid.CreateVersion7(), "picture", "image/png");
    private static readonly Draft Words = new(Guid.CreateVersion7(), "Veja", Note: false, ReplyTo: Guid.CreateVersion7());

    [Fact]
    public void Words_alone_are_one_message() => Assert.Equal([(Words.Id, "Veja", null, true)], Read(Words));

    [Fact]
    public void Words_stand_under_the_first_file_that_takes_any_and_only_the_first_message_quotes() =>
        Assert.Equal([(Sound.Id, "", "sound", true), (Picture.Id, "Veja", "picture", false)], Read(Words with { Files = [Sound, Picture] }));

    [Fact]
    public void Where_no_file_takes_words_they_come_before() =>
        Assert.Equal([(Words.Id, "Veja", null, true), (Sound.Id, "", "sound", false)], Read(Words with { Files = [Sound] }));

    [Fact]
    public void Words_too_long_for_a_caption_come_before()
    {
        var text = new string('a', Limits.Caption + 1);

        Assert.Equal([(Words.Id, text, null, true), (Picture.Id, "", "picture", false)], Read(Words with { Text = text, Files = [Picture] }));
    }

    [Fact]
    public void Other_words_after_a_lost_answer_are_a_message_of_their_own() =>
        Assert.Equal([(Words.Id, "Veja", null, true), (Picture.Id, "", "picture", false)], Read(Words with { Apart = true, Files = [Picture] }));

    [Fact]
    public void Files_without_words_are_only_files() =>
        Assert.Equal([(Picture.Id, "", "picture", true)], Read(Words with { Text = " ", Files = [Picture] }));

    [Fact]
    public void A_note_takes_no_files_and_quotes_nothing() =>
        Assert.Equal([(Words.Id, "Veja", null, false)], Read(Words with { Note = true, Files = [Picture] }));

    [Theory]
    [InlineData("-23.5505, -46.6333", -23.5505, -46.6333)]
    [InlineData("https://www.google.com/maps/place/X/@-23.5505,-46.6333,17z", -23.5505, -46.6333)]
    [InlineData("https://maps.google.com/?q=-23.5505%2C-46.6333", -23.5505, -46.6333)]
    public void A_place_is_read_as_people_copy_it(string text, double latitude, double longitude) =>
        Assert.Equal(new Coordinates(latitude, longitude), Coordinates.Read(text));

    [Theory]
    [InlineData("Rua das Flores, 10")]
    [InlineData("120, 200")]
    [InlineData("")]
    public void What_is_no_place_is_none(string text) => Assert.Null(Coordinates.Read(text));

    private static IEnumerable<(Guid, string, string?, bool)> Read(Draft draft) => draft.Replies(Guid.CreateVersion7(), Can)
        .Select(reply => (reply.Id, reply.Text, (reply.Enclosure as EnclosedFile)?.Token, reply.ReplyTo is not null));
}

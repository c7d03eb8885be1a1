using Helpdesk.Tests.Support;
using Helpdesk.Web.Shell;
using Microsoft.Extensions.Options;

namespace Helpdesk.Tests.Web.Shell;

public sealed class TimesTests
{
    // 22:30 in São Paulo; the day after already in UTC.
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 1, 30, 0, TimeSpan.Zero);

    private readonly Times _times = new(new StoppedClock(Now), Options.Create(new OrganizationOptions()), Texts.Of<ShellTexts>());

    [Theory]
    [InlineData("pt-BR", 0, "hoje 22:30", "22:30")]
    [InlineData("pt-BR", -22, "hoje 00:30", "00:30")]
    [InlineData("pt-BR", -23, "ontem 23:30", "ontem")]
    [InlineData("pt-BR", -10 * 24, "12 nov. 22:30", "12 nov.")]
    [InlineData("pt-BR", -400 * 24, "18 out. 2025 22:30", "18 out. 2025")]
    [InlineData("en", 0, "today 22:30", "22:30")]
    [InlineData("en", -23, "yesterday 23:30", "yesterday")]
    [InlineData("en", -10 * 24, "12 Nov 22:30", "12 Nov")]
    public void A_moment_is_said_as_people_say_it(string language, int hours, string moment, string brief)
    {
        Texts.ReadIn(language);

        Assert.Equal(moment, _times.Moment(Now.AddHours(hours)));
        Assert.Equal(brief, _times.Brief(Now.AddHours(hours)));
    }

    [Theory]
    [InlineData("pt-BR", 1, "hoje 23:30")]
    [InlineData("pt-BR", 2, "amanhã 00:30")]
    [InlineData("pt-BR", 7 * 24, "29 nov. 22:30")]
    [InlineData("en", 2, "tomorrow 00:30")]
    public void What_is_to_come_is_said_so_too(string language, int hours, string moment)
    {
        Texts.ReadIn(language);

        Assert.Equal(moment, _times.Moment(Now.AddHours(hours)));
    }

    [Theory]
    [InlineData(0, "menos de 1 min")]
    [InlineData(38, "38 min")]
    [InlineData(60, "1 h")]
    [InlineData(80, "1 h 20")]
    [InlineData(65, "1 h 05")]
    [InlineData(48 * 60, "2 d")]
    [InlineData(52 * 60 + 10, "2 d 4 h")]
    public void A_duration_leaves_out_what_does_not_matter(int minutes, string words)
    {
        Texts.ReadIn("pt-BR");

        Assert.Equal(words, _times.Duration(TimeSpan.FromMinutes(minutes)));
        Assert.Equal(words, _times.Since(Now.AddMinutes(-minutes)));
    }

    [Theory]
    [InlineData(17, "0:17")]
    [InlineData(725, "12:05")]
    [InlineData(3765, "1:02:45")]
    public void A_recording_shows_its_length(int seconds, string length) => Assert.Equal(length, Times.Length(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void An_unknown_time_zone_is_named()
    {
        var options = new OrganizationOptions { TimeZone = "America/Sampa" };

        var complaint = Assert.Single(options.Validate(new(options)));

        Assert.Equal(nameof(options.TimeZone), Assert.Single(complaint.MemberNames));
        Assert.Contains("America/Sampa", complaint.ErrorMessage, StringComparison.Ordinal);
    }
}

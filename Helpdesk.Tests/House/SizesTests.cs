using Helpdesk.Tests.Support;

namespace Helpdesk.Tests.House;

public sealed class SizesTests
{
    [Theory]
    [InlineData("Helpdesk.Core", "*.cs", 200)]
    [InlineData("Helpdesk.Web", "*.cs", 200)]
    [InlineData("Helpdesk.Tests", "*.cs", 200)]
    [InlineData("Helpdesk.Web", "*.razor", 150)]
    public void Files_fit_on_a_few_screens(string folder, string pattern, int most)
    {
        var tooLong = SourceTree.Files(folder, pattern).Where(file => File.ReadLines(file).Count() > most).Select(SourceTree.Name);

        Assert.Empty(tooLong);
    }

    [Fact]
    public void Program_is_a_table_of_contents() =>
        Assert.InRange(File.ReadLines(Path.Combine(SourceTree.Root, "Helpdesk.Web/Program.cs")).Count(), 1, 80);
}

namespace Helpdesk.Tests.Support;

/// <summary>The project's own files, for the tests that guard the house rules.</summary>
public static class SourceTree
{
    private static readonly string[] NotOurs = ["bin", "obj", "node_modules", ".data", "Migrations", "_framework"];

    public static string Root { get; } = FindRoot();

    /// <summary>Files below a folder of the solution, without what is generated or brought from elsewhere.</summary>
    public static IEnumerable<string> Files(string folder, string pattern) => Directory
        .EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
        .Where(file => !Path.GetRelativePath(Root, file).Split(Path.DirectorySeparatorChar).Any(NotOurs.Contains));

    /// <summary>As people write it: "Helpdesk.Core/Tickets/Ticket.cs".</summary>
    public static string Name(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Helpdesk.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Helpdesk.sln is not above the tests.");
    }
}

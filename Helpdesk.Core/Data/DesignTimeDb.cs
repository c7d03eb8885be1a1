using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Helpdesk.Core.Data;

/// <summary>For `dotnet ef migrations add` only, which needs the model and no database.</summary>
internal sealed class DesignTimeDb : IDesignTimeDbContextFactory<HelpdeskDb>
{
    public HelpdeskDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<HelpdeskDb>().UseNpgsql("Host=none").Options);
}

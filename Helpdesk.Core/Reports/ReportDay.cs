using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Helpdesk.Core.Reports;

/// <summary>
/// The tickets of a UTC day that is over, packed for reports. A change to one of them removes the row in the same transaction (a trigger
/// does, so that no way of writing can forget it), and the day is read from its tickets until it is packed again.
/// </summary>
public sealed class ReportDay
{
    public DateOnly Day { get; private set; }
    public short Format { get; private set; }
    public byte[] Opened { get; private set; } = [];
    public byte[] Resolved { get; private set; } = [];
}

internal sealed class ReportDayTable : IEntityTypeConfiguration<ReportDay>
{
    public void Configure(EntityTypeBuilder<ReportDay> day)
    {
        day.ToTable("report_days");
        day.HasKey(d => d.Day);
    }
}

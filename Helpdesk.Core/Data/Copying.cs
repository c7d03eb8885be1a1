using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Helpdesk.Core.Data;

/// <summary>Brings new rows in by COPY, many times faster than by INSERT. For kinds of rows that make their own ids.</summary>
internal static class Copying
{
    /// <summary>Brings in all that is new of these; what it refers to comes first.</summary>
    public static async Task CopyNewAsync(this HelpdeskDb db, IEnumerable<EntityEntry> entries, CancellationToken stop)
    {
        var kinds = entries.Where(e => e.State == EntityState.Added && MakesOwnIds(e.Metadata)).ToList()
            .GroupBy(e => e.Metadata).OrderBy(kind => Depth(kind.Key, []));
        foreach (var kind in kinds) await CopyAsync((NpgsqlConnection)db.Database.GetDbConnection(), kind.Key, [.. kind], stop);
    }

    private static bool MakesOwnIds(IEntityType kind) => kind.FindPrimaryKey()!.Properties.All(p => p.ValueGenerated == ValueGenerated.Never);

    /// <summary>How many tables a row of this kind leans on, one behind the other.</summary>
    private static int Depth(IEntityType kind, HashSet<IEntityType> above) =>
        !above.Add(kind) ? 0 : kind.GetForeignKeys().Select(key => 1 + Depth(key.PrincipalEntityType, [.. above])).DefaultIfEmpty(0).Max();

    private static async Task CopyAsync(NpgsqlConnection connection, IEntityType kind, List<EntityEntry> entries, CancellationToken stop)
    {
        // What the database makes itself (xmin, defaults) is left to it.
        var columns = kind.GetProperties().Where(p => p.ValueGenerated == ValueGenerated.Never).Select(Target.Of).ToList();
        var names = string.Join(", ", columns.Select(c => $"\"{c.Name}\""));
        await using (var copy = await connection.BeginBinaryImportAsync($"COPY \"{kind.GetTableName()}\" ({names}) FROM STDIN (FORMAT BINARY)", stop))
        {
            foreach (var entry in entries) await WriteAsync(copy, entry.CurrentValues, columns, stop);
            await copy.CompleteAsync(stop);
        }

        foreach (var entry in entries) entry.State = EntityState.Unchanged;
    }

    private static async Task WriteAsync(NpgsqlBinaryImporter copy, PropertyValues values, List<Target> columns, CancellationToken stop)
    {
        await copy.StartRowAsync(stop);
        foreach (var column in columns)
        {
            var value = values[column.Property];
            if (value is null) await copy.WriteNullAsync(stop);
            else await copy.WriteAsync(column.Mapping.Converter?.ConvertToProvider(value) ?? value, column.Mapping.StoreTypeNameBase, stop);
        }
    }

    private sealed record Target(IProperty Property, string Name, RelationalTypeMapping Mapping)
    {
        public static Target Of(IProperty property) => new(property, property.GetColumnName(), property.GetRelationalTypeMapping());
    }
}

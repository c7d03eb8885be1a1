using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Helpdesk.Core.Data;

/// <summary>Postgres' own manners: snake_case names, and enums as the words that the API uses too.</summary>
internal static class Naming
{
    public static void UseSnakeCase(ModelBuilder builder)
    {
        foreach (var entity in builder.Model.GetEntityTypes())
        {
            entity.SetTableName(Snake(entity.GetTableName()!));
            foreach (var property in entity.GetProperties())
            {
                if (property.Name != nameof(Entity.Version) || property.ClrType != typeof(uint)) property.SetColumnName(Snake(property.Name));
            }

            foreach (var key in entity.GetKeys()) key.SetName(Snake(key.GetName()!));
            foreach (var key in entity.GetForeignKeys()) key.SetConstraintName(Snake(key.GetConstraintName()!));
            foreach (var index in entity.GetIndexes()) index.SetDatabaseName(Snake(index.GetDatabaseName()!));
        }
    }

    public static void SpellEnumsAsText(ModelConfigurationBuilder configuration)
    {
        var enums = typeof(HelpdeskDb).Assembly.GetTypes().Where(type => type.IsEnum && type.IsPublic);
        foreach (var type in enums)
        {
            configuration.Properties(type).HaveConversion(typeof(WireConverter<>).MakeGenericType(type)).HaveMaxLength(Limits.Key);
        }
    }

    private static string Snake(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name).Replace("__", "_", StringComparison.Ordinal);

    private sealed class WireConverter<T>() : ValueConverter<T, string>(value => Wire.Spell(value), text => Wire.Parse<T>(text)!.Value)
        where T : struct, Enum;
}

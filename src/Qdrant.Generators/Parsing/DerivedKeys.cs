using Microsoft.CodeAnalysis;
using Qdrant.Generators.Model;

namespace Qdrant.Generators.Parsing;

/// <summary>The keys of the derived types of one base. They share a path, so what several store under one key must be stored alike.</summary>
internal sealed class DerivedKeys(Findings findings)
{
    private readonly Dictionary<string, (string Property, FieldModel? Field, string? Mirrors)> _stored = new(StringComparer.Ordinal);

    /// <summary>Adds a derived type; reports a key that another one stores differently.</summary>
    public void Add(INamedTypeSymbol type, IReadOnlyList<FoundProperty> properties, ObjectModel model, IReadOnlyList<FieldModel> fields)
    {
        foreach (MemberModel member in model.Members)
        {
            if (member.Payload is not { } payload) continue;
            IPropertySymbol symbol = properties.First(p => p.Symbol.Name == member.Name).Symbol;
            FieldModel? field = fields.FirstOrDefault(f => f.Name == member.Name);
            Add(payload.Key, string.Join(" ", payload.Mirrors.Select(m => m.Key)));
            foreach (MirrorModel mirror in payload.Mirrors) Add(mirror.Key, null);

            void Add(string key, string? mirrors)
            {
                string name = $"{type.Name}.{member.Name}";
                if (!_stored.TryGetValue(key, out var other)) _stored.Add(key, (name, field, mirrors));
                else if (other.Mirrors != mirrors || (field is not null && other.Field is not null && !IsAlike(field, other.Field)))
                    findings.Report(Diagnostics.DerivedDiffer, symbol, name, other.Property, key);
            }
        }
    }

    // Handles of one name read the same stored form; the type that values of it become may differ.
    private static bool IsAlike(FieldModel one, FieldModel other)
    {
        if (one.Kind != other.Kind || one.Depth != other.Depth) return false;
        if (one.Kind is FieldKind.Handle or FieldKind.Dictionary) return one.Handle == other.Handle;
        return one.Children.All(child => other.Children.FirstOrDefault(c => c.Path == child.Path && c.Kind == child.Kind) is not { } same || IsAlike(child, same));
    }
}

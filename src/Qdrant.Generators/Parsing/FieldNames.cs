using Qdrant.Generators.Model;

namespace Qdrant.Generators.Parsing;

/// <summary>
/// Names what a fields class holds beside its handles, which are called as the properties are: the classes of nested objects and the forms of enums.
/// Where a property has such a name already, a number is added.
/// </summary>
internal static class FieldNames
{
    /// <summary>The fields of an entity and the forms of its enums, under names that are free.</summary>
    public static (EquatableArray<FieldModel> Fields, EquatableArray<FormModel> Forms) Resolve(string className, IReadOnlyList<FieldModel> fields, IEnumerable<FormModel> forms)
    {
        // A form is named in every class inside, so no property of any of them may hide it.
        List<FormModel> declared = [.. forms];
        var all = new HashSet<string>(declared.Count == 0 ? [] : Names(fields), StringComparer.Ordinal);
        var renamed = new Dictionary<string, string>(StringComparer.Ordinal);
        var freed = new List<FormModel>();
        foreach (FormModel form in declared)
        {
            string name = Free(form.Name, all);
            all.Add(name);
            if (name != form.Name) renamed.Add(form.Name, name);
            freed.Add(form with { Name = name });
        }
        return (new EquatableArray<FieldModel>(InClass(className, fields, renamed, freed.Select(f => f.Name))), new EquatableArray<FormModel>(freed));
    }

    private static IEnumerable<FieldModel> InClass(string className, IReadOnlyList<FieldModel> fields, Dictionary<string, string> forms, IEnumerable<string> more)
    {
        HashSet<string>? taken = null;
        foreach (FieldModel field in fields)
        {
            FieldModel named = forms.Count == 0 ? field : WithForm(field, forms);
            if (field.Kind is FieldKind.Object or FieldKind.NestedArray or FieldKind.DictionaryOfObjects or FieldKind.DictionaryOfArrays or FieldKind.Derived)
            {
                taken ??= new HashSet<string>(Own(fields).Concat(more), StringComparer.Ordinal) { className };
                // A class cannot hold a property that is called as itself.
                var inside = new HashSet<string>(Own(field.Children), StringComparer.Ordinal);
                string handle = Free(field.Handle, taken, inside);
                taken.Add(handle);
                named = named with { Handle = handle, Children = new EquatableArray<FieldModel>(InClass(handle, field.Children, forms, [])) };
            }
            yield return named;
        }
    }

    private static FieldModel WithForm(FieldModel field, Dictionary<string, string> forms) => field with
    {
        Argument = field.Argument is { } argument && forms.TryGetValue(argument, out string? form) ? form : field.Argument,
        Mirrors = new EquatableArray<FieldModel>(field.Mirrors.Select(mirror => WithForm(mirror, forms))),
    };

    private static string Free(string wanted, HashSet<string> taken, HashSet<string>? inside = null)
    {
        string name = wanted;
        for (int i = 2; taken.Contains(name) || inside?.Contains(name) == true; i++) name = wanted + i;
        return name;
    }

    private static IEnumerable<string> Own(IReadOnlyList<FieldModel> fields)
    {
        foreach (FieldModel field in fields)
        {
            yield return field.Name;
            for (int i = 0; i < field.Mirrors.Count; i++) yield return field.Mirrors[i].Name;
        }
    }

    private static IEnumerable<string> Names(IReadOnlyList<FieldModel> fields) => Own(fields).Concat(fields.SelectMany(f => Names(f.Children).Concat(f.Children.Count > 0 ? [f.Handle] : [])));
}

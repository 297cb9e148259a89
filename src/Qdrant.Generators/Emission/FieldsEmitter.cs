using Qdrant.Generators.Model;

namespace Qdrant.Generators.Emission;

/// <summary>Prints the fields of an entity: the vocabulary of its filters, ordering, facets and vectors.</summary>
internal static class FieldsEmitter
{
    private const string Repository = "global::Qdrant.Repository.";
    private static readonly string[] ObjectMembers = ["Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "ReferenceEquals"];
    private static readonly string[] ObjectFieldMembers = ["Path", "IsMissing", "HasValue", "IsNull"];

    public static string Emit(FieldsModel model) => SourceWriter.File(model.Namespace, writer =>
    {
        writer.Summary($"The fields of <see cref=\"{SourceWriter.Xml(model.TypeName)}\"/>.");
        writer.Line(SourceWriter.GeneratedCode);
        writer.Open($"{model.Accessibility} sealed class {model.Name}Fields");
        foreach (FormModel form in model.Forms) EmitForm(writer, form);
        writer.Line($"private {model.Name}Fields() {{ }}");
        writer.Line();
        writer.Summary("The one instance.");
        writer.Line($"public static {model.Name}Fields {InstanceName(model.Fields.Select(field => field.Name))} {{ get; }} = new();");
        foreach (FieldModel field in model.Fields) EmitField(writer, field, inObject: false, "");
        foreach (FieldModel field in model.Fields) EmitClass(writer, field);
        writer.Close();
    });

    /// <summary>What the one instance is called: a property of the entity has the first right to its name.</summary>
    public static string InstanceName(IEnumerable<string> members)
    {
        string name = "Instance";
        while (members.Contains(name)) name = "The" + name;
        return name;
    }

    private static void EmitField(SourceWriter writer, FieldModel field, bool inObject, string around)
    {
        writer.Line();
        if (field.Summary is null) writer.Summary(field.About);
        else writer.Summary(field.Summary, $"<para>{field.About}</para>");
        if (field.IsUnindexed) writer.Line($"[{Repository}Unindexed]");
        string modifier = ObjectMembers.Contains(field.Name) || (inObject && ObjectFieldMembers.Contains(field.Name)) ? "new " : "";
        string name = SourceWriter.Identifier(field.Name), path = field.IsRelative ? $"{around} + {SourceWriter.Literal("." + field.Path)}" : SourceWriter.Literal(field.Path);
        string handle = field.ValueType is null ? $"{Repository}{field.Handle}<{field.Scope}>" : $"{Repository}{field.Handle}<{field.Scope}, {field.ValueType}>";
        string argument = field.Argument is null ? "" : ", " + field.Argument;
        writer.Line(field.Kind switch
        {
            FieldKind.Derived => $"public {modifier}{field.Handle} {name} " + (field.IsRelative ? $"=> new({around});" : "{ get; } = new();"),
            FieldKind.IsDerived => $"public {modifier}{Repository}Condition<{field.Scope}> {name} => {SourceWriter.Identifier(field.Handle)} == {field.Argument};",
            FieldKind.Object when field.IsRelative => $"public {modifier}{field.Handle} {name} => new({path});",
            FieldKind.NestedArray when field.IsRelative => $"public {modifier}{Repository}NestedArrayField<{field.Scope}, {field.ValueType}, {field.Handle}> {name} => new({path}, new());",
            FieldKind.DictionaryOfObjects => $"public {modifier}{Dictionary(field, field.Handle)} {name} => new({path}{Values(field, "path")});",
            FieldKind.DictionaryOfArrays => $"public {modifier}{Dictionary(field, $"{Repository}NestedArrayField<{field.Scope}, {field.ValueType}, {field.Handle}>")} {name} => new({path}{Values(field, "path, new()")});",
            FieldKind.Object => $"public {modifier}{field.Handle} {name} {{ get; }} = new();",
            FieldKind.NestedArray => $"public {modifier}{Repository}NestedArrayField<{field.Scope}, {field.ValueType}, {field.Handle}> {name} {{ get; }} = new({path}, new());",
            FieldKind.Dictionary => $"public {modifier}{Dictionary(field, handle)} {name} => new({path}{Values(field, "path" + argument)});",
            FieldKind.Id => $"public {modifier}{handle} {name} => new({field.Argument});",
            _ => $"public {modifier}{handle} {name} => new({path}{argument});",
        });
        foreach (FieldModel mirror in field.Mirrors) EmitField(writer, mirror, inObject, around);
    }

    private static string Dictionary(FieldModel field, string value) =>
        string.Concat(Enumerable.Repeat($"{Repository}DictionaryField<{field.Scope}, ", field.Depth)) + value + new string('>', field.Depth);

    // A dictionary makes its values from their paths; one of dictionaries makes dictionaries that do.
    private static string Values(FieldModel field, string innermost)
    {
        string value = $"static path => new({innermost})";
        for (int i = 1; i < field.Depth; i++) value = $"static path => new(path, {value})";
        return ", " + value;
    }

    private static void EmitClass(SourceWriter writer, FieldModel field)
    {
        if (field.Kind == FieldKind.Derived) EmitDerived(writer, field);
        if (field.Kind is not (FieldKind.Object or FieldKind.NestedArray or FieldKind.DictionaryOfObjects or FieldKind.DictionaryOfArrays)) return;
        bool isObject = field.Kind is not (FieldKind.NestedArray or FieldKind.DictionaryOfArrays), isRelative = field.Kind == FieldKind.DictionaryOfObjects || (isObject && field.IsRelative);
        writer.Line();
        writer.Summary(field.Kind == FieldKind.DictionaryOfObjects ? $"The fields of a value of <c>{SourceWriter.Xml(field.Path)}</c>." : isObject ? $"The fields of the object <c>{SourceWriter.Xml(field.Path)}</c>." : $"The fields of an element of <c>{SourceWriter.Xml(field.Path)}</c>.");
        writer.Open($"public sealed class {field.Handle}" + (isObject ? $" : {Repository}ObjectField<{field.Scope}>" : ""));
        if (isRelative) writer.Line($"internal {field.Handle}(string path) : base(path) {{ }}");
        else writer.Line($"internal {field.Handle}(){(isObject ? $" : base({SourceWriter.Literal(field.Path)})" : "")} {{ }}");
        foreach (FieldModel child in field.Children) EmitField(writer, child, isObject, "base.Path");
        foreach (FieldModel child in field.Children) EmitClass(writer, child);
        writer.Close();
    }

    // No field of the payload: what it holds stands beside the fields of the base.
    private static void EmitDerived(SourceWriter writer, FieldModel field)
    {
        writer.Line();
        writer.Summary(field.About);
        writer.Open($"public sealed class {field.Handle}");
        string around = field.Children.Any(child => child.Name == "_path") ? "_around" : "_path";
        if (field.IsRelative)
        {
            writer.Line($"private readonly string {around};");
            writer.Line();
        }
        writer.Line(field.IsRelative ? $"internal {field.Handle}(string path) => {around} = path;" : $"internal {field.Handle}() {{ }}");
        foreach (FieldModel child in field.Children) EmitField(writer, child, inObject: false, around);
        foreach (FieldModel child in field.Children) EmitClass(writer, child);
        writer.Close();
    }

    private static void EmitForm(SourceWriter writer, FormModel form)
    {
        string type = form.Enum.TypeName;
        if (form.IntegerType is { } integer)
        {
            writer.Line($"private static readonly {Repository}IntegerForm<{type}> {form.Name} = new(static value => (long)value, static stored => ({type})({integer})stored);");
            writer.Line();
            return;
        }
        writer.Line($"private static readonly {Repository}TextForm<{type}> {form.Name} = new(");
        writer.Continue("static value => value switch");
        writer.Continue("{");
        foreach (EnumMember member in form.Enum.Members.Where(m => !m.IsAlias)) writer.Continue($"    {type}.{SourceWriter.Identifier(member.Name)} => {SourceWriter.Literal(member.Name)},");
        writer.Continue($"    _ => throw new global::System.ArgumentOutOfRangeException(nameof(value), value, \"The enum does not define this value; it is stored by name.\"),");
        writer.Continue("},");
        writer.Continue("static stored => stored switch");
        writer.Continue("{");
        foreach (EnumMember member in form.Enum.Members) writer.Continue($"    {SourceWriter.Literal(member.Name)} => {type}.{SourceWriter.Identifier(member.Name)},");
        writer.Continue($"    _ => throw new global::System.FormatException($\"No member of the enum is called {{stored}}.\"),");
        writer.Continue("});");
        writer.Line();
    }
}

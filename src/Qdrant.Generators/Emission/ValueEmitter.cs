using Qdrant.Generators.Model;

namespace Qdrant.Generators.Emission;

/// <summary>Prints how values are written and read, and the methods of lists, dictionaries and enums.</summary>
internal static class ValueEmitter
{
    private const string Writer = "ref global::Qdrant.Core.Wire.WireWriter writer";
    private const string Codec = "global::Qdrant.Repository.Codec.";
    private const string Null = "global::Qdrant.Repository.UnwritablePointException.Null(member);";
    private const string Generic = "global::System.Collections.Generic.";

    /// <summary>A statement that writes a value which is not null.</summary>
    public static string Write(ValueModel value, string field, string expression, string member) => value switch
    {
        ConvertedValue c => Write(c.Stored, field, $"{c.Converter}.ToStored({expression})", member),
        ScalarValue s => $"{Codec}PayloadWriter.{s.Write}(ref writer, {field}, {s.Cast}{expression}{s.WriteArguments}{(s.NamesMember ? ", " + member : "")});",
        _ => $"Write{NameOf(value)}(ref writer, {field}, {expression}, {member});",
    };

    /// <summary>An expression that reads a value which is not null.</summary>
    public static string Read(ValueModel value, string expression) => value switch
    {
        ConvertedValue c => $"{c.Converter}.FromStored({Read(c.Stored, expression)})",
        ScalarValue { Cast.Length: > 0 } s => $"({s.TypeName}){expression}.{s.Read}",
        ScalarValue s => $"{expression}.{s.Read}",
        _ => $"Read{NameOf(value)}({expression})",
    };

    /// <summary>The methods of all lists, dictionaries and enums of an entity.</summary>
    public static void Emit(SourceWriter writer, EntityModel entity) => Emit(writer, entity.Nested.Prepend(entity.Root), entity.Enums, isWritten: true);

    /// <summary>The methods that read all lists, dictionaries and enums of a projection.</summary>
    public static void Emit(SourceWriter writer, ProjectionModel projection) => Emit(writer, projection.Nested.Prepend(projection.Root), projection.Enums, isWritten: false);

    private static void Emit(SourceWriter writer, IEnumerable<ObjectModel> objects, IEnumerable<EnumModel> enums, bool isWritten)
    {
        var methods = new SortedDictionary<string, ValueModel>(StringComparer.Ordinal);
        List<PayloadModel> payloads = objects.SelectMany(o => o.Members).Where(m => m.Payload is not null).Select(m => m.Payload!).ToList();
        foreach (PayloadModel payload in payloads) Collect(payload.Value, methods);
        var read = new HashSet<string>(methods.Keys, StringComparer.Ordinal);
        foreach (MirrorModel mirror in payloads.SelectMany(p => p.Mirrors)) Collect(mirror.Value, methods);
        foreach (ValueModel value in methods.Values)
        {
            if (value is ListValue list)
            {
                if (isWritten) EmitListWriter(writer, list);
                if (read.Contains(list.Name)) EmitListReader(writer, list);
            }
            else if (value is DictionaryValue dictionary)
            {
                if (isWritten) EmitDictionaryWriter(writer, dictionary);
                EmitDictionaryReader(writer, dictionary);
            }
        }
        foreach (EnumModel model in enums)
        {
            if (isWritten) EmitEnumWriter(writer, model);
            EmitEnumReader(writer, model);
        }
    }

    private static void Collect(ValueModel? value, SortedDictionary<string, ValueModel> methods)
    {
        if (value is ConvertedValue converted) Collect(converted.Stored, methods);
        ValueModel? element = value switch { ListValue l => l.Element, DictionaryValue d => d.Element, _ => null };
        if (element is null) return;
        methods[NameOf(value!)] = value!;
        Collect(element, methods);
    }

    private static string NameOf(ValueModel value) => value switch
    {
        EnumValue e => e.Name,
        ObjectValue o => o.Name,
        ListValue l => l.Name,
        DictionaryValue d => d.Name,
        _ => "",
    };

    private static void EmitListWriter(SourceWriter writer, ListValue list)
    {
        ValueModel element = list.Element;
        writer.Line();
        writer.Open($"private static void Write{list.Name}({Writer}, int field, {list.TypeName} items, string member)");
        writer.Line($"if (items{(list.IsValueType ? ".IsDefault" : " is null")}) throw {Null}");
        writer.Line($"{Codec}ValueScope list = {Codec}PayloadWriter.BeginList(ref writer, field);");
        writer.Open($"foreach ({element.FullTypeName} item in items)");
        EmitElement(writer, element, "item", "1");
        writer.Close();
        writer.Line($"{Codec}PayloadWriter.End(ref writer, list);");
        writer.Close();
    }

    private static void EmitListReader(SourceWriter writer, ListValue list)
    {
        ValueModel element = list.Element;
        writer.Line();
        writer.Open($"private static {list.TypeName} Read{list.Name}({Codec}PayloadValue value)");
        writer.Line($"var items = new {Generic}List<{element.FullTypeName}>();");
        writer.Line($"{Codec}PayloadList list = value.AsList();");
        string read = Read(element, "item");
        writer.Line($"while (list.MoveNext(out {Codec}PayloadValue item)) items.Add({(element.IsNullable ? $"item.IsNull ? null : {read}" : read)});");
        writer.Line($"return {string.Format(System.Globalization.CultureInfo.InvariantCulture, list.Finish, "items", element.FullTypeName)}{(element.IsNullable ? "!" : "")};");
        writer.Close();
    }

    private static void EmitDictionaryWriter(SourceWriter writer, DictionaryValue dictionary)
    {
        ValueModel element = dictionary.Element;
        writer.Line();
        writer.Open($"private static void Write{dictionary.Name}({Writer}, int field, {dictionary.TypeName} items, string member)");
        writer.Line($"if (items is null) throw {Null}");
        writer.Line($"{Codec}ValueScope fields = {Codec}PayloadWriter.BeginObject(ref writer, field);");
        writer.Open($"foreach ({Generic}KeyValuePair<string, {element.FullTypeName}> item in items)");
        writer.Line($"int start = {Codec}PayloadWriter.BeginEntry(ref writer, 1, item.Key, member);");
        EmitElement(writer, element, "item.Value", "2");
        writer.Line("writer.EndMessage(start);");
        writer.Close();
        writer.Line($"{Codec}PayloadWriter.End(ref writer, fields);");
        writer.Close();
    }

    private static void EmitDictionaryReader(SourceWriter writer, DictionaryValue dictionary)
    {
        ValueModel element = dictionary.Element;
        writer.Line();
        writer.Open($"private static {dictionary.TypeName} Read{dictionary.Name}({Codec}PayloadValue value)");
        writer.Line("global::Qdrant.Core.Wire.WireReader fields = value.AsObject();");
        ReadEmitter.EmitGuarded(writer, $"return Read{dictionary.Name}Items(fields);", "error.Within(value.Key)");
        writer.Close();
        writer.Line();
        writer.Open($"private static {dictionary.TypeName} Read{dictionary.Name}Items(global::Qdrant.Core.Wire.WireReader fields)");
        writer.Line($"var items = new {Generic}Dictionary<string, {element.FullTypeName}>(global::System.StringComparer.Ordinal);");
        writer.Open("while (fields.ReadTag(out int field, out global::Qdrant.Core.Wire.WireType type))");
        writer.Open("if (field != 1)");
        writer.Line("fields.Skip(type);");
        writer.Line("continue;");
        writer.Close();
        writer.Line($"{Codec}PayloadEntry.Read(ref fields, type, out {Codec}PayloadEntry entry);");
        string read = Read(element, "entry.Value");
        writer.Line($"items[global::System.Text.Encoding.UTF8.GetString(entry.Key)] = {(element.IsNullable ? $"entry.Value.IsNull ? null : {read}" : read)};");
        writer.Close();
        writer.Line($"return {string.Format(System.Globalization.CultureInfo.InvariantCulture, dictionary.Finish, "items", element.FullTypeName)}{(element.IsNullable ? "!" : "")};");
        writer.Close();
    }

    private static void EmitElement(SourceWriter writer, ValueModel element, string expression, string field)
    {
        if (!element.IsNullable)
        {
            writer.Line(Write(element, field, expression, "member"));
            return;
        }
        writer.Line($"if ({expression} is {{ }} present) {Write(element, field, "present", "member")}");
        writer.Line($"else {Codec}PayloadWriter.WriteNull(ref writer, {field});");
    }

    private static void EmitEnumWriter(SourceWriter writer, EnumModel model)
    {
        writer.Line();
        writer.Line($"private static void Write{model.Name}({Writer}, int field, {model.TypeName} value, string member) =>");
        writer.Continue($"{Codec}PayloadWriter.WriteUtf8(ref writer, field, value switch");
        writer.Continue("{");
        foreach (EnumMember member in model.Members.Where(m => !m.IsAlias))
            writer.Continue($"    {model.TypeName}.{SourceWriter.Identifier(member.Name)} => {SourceWriter.Utf8(member.Name)},");
        writer.Continue("    _ => throw global::Qdrant.Repository.UnwritablePointException.Undefined(value, member),");
        writer.Continue("});");
    }

    private static void EmitEnumReader(SourceWriter writer, EnumModel model)
    {
        writer.Line();
        writer.Open($"private static {model.TypeName} Read{model.Name}({Codec}PayloadValue value)");
        writer.Line("global::System.ReadOnlySpan<byte> name = value.ToUtf8();");
        foreach (EnumMember member in model.Members)
            writer.Line($"if (name.SequenceEqual({SourceWriter.Utf8(member.Name)})) return {model.TypeName}.{SourceWriter.Identifier(member.Name)};");
        writer.Line($"throw value.Unexpected({SourceWriter.Literal("a member of " + model.Name)});");
        writer.Close();
    }
}

using Qdrant.Generators.Model;

namespace Qdrant.Generators.Emission;

/// <summary>Prints how an entity is written: payload, vectors, the whole point.</summary>
internal static class WriteEmitter
{
    private const string Writer = "ref global::Qdrant.Core.Wire.WireWriter writer";
    private const string Codec = "global::Qdrant.Repository.Codec.";
    private const string JsonElement = "global::System.Text.Json.JsonElement";
    private const string ImmutableArray = "global::System.Collections.Immutable.ImmutableArray<";
    private const string Computed = "global::Qdrant.Repository.Schema.CollectionSchema schema, global::Qdrant.Repository.Codec.ComputedVectors? computed";

    public static void Emit(SourceWriter writer, EntityModel entity)
    {
        string key = "entity." + SourceWriter.Identifier(entity.Key.Member);
        writer.Line();
        writer.Line("/// <inheritdoc />");
        writer.Open($"public static void WritePoint({Writer}, {entity.TypeName} entity, {Computed})");
        writer.Open("try");
        writer.Line($"WriteId(ref writer, 1, {key}, GetTenant(entity));");
        writer.Line("WritePayload(ref writer, 3, entity);");
        writer.Line("WriteVectors(ref writer, 4, entity, schema, computed);");
        writer.Close();
        writer.Open($"catch (global::Qdrant.Repository.UnwritablePointException error) when (error.Of({key}))");
        writer.Line("throw;");
        writer.Close();
        writer.Close();
        writer.Line();
        writer.Line("/// <inheritdoc />");
        writer.Open($"public static void WritePayload({Writer}, int field, {entity.TypeName} entity)");
        EmitEntries(writer, entity.Root, entity.Name, "entity", "field");
        writer.Close();
        EmitVectors(writer, entity);
        foreach (ObjectModel nested in entity.Nested)
        {
            writer.Line();
            writer.Open($"private static void Write{nested.Name}({Writer}, int field, {nested.TypeName} value, string member)");
            if (!nested.IsValueType && nested.Discriminator is null) writer.Line("if (value is null) throw global::Qdrant.Repository.UnwritablePointException.Null(member);");
            writer.Line($"{Codec}ValueScope fields = {Codec}PayloadWriter.BeginObject(ref writer, field);");
            EmitEntries(writer, nested, nested.Display, "value", "1");
            writer.Line($"{Codec}PayloadWriter.End(ref writer, fields);");
            writer.Close();
        }
    }

    private static void EmitEntries(SourceWriter writer, ObjectModel owner, string ownerName, string instance, string field)
    {
        List<MemberModel> members = owner.Members.Where(m => m.Payload is not null).ToList();
        MemberModel? extra = owner.Members.FirstOrDefault(m => m.Role == MemberRole.Extra);
        if (members.Count == 0 && extra is null && owner.Discriminator is null) return;
        writer.Line("int start;");
        if (owner.Discriminator is { } discriminator)
        {
            writer.Line($"start = {Codec}PayloadWriter.BeginEntry(ref writer, {field}, {SourceWriter.Utf8(discriminator.Key)});");
            writer.Line($"{Codec}PayloadWriter.WriteUtf8(ref writer, 2, {SourceWriter.Utf8(discriminator.Kind)});");
            writer.Line("writer.EndMessage(start);");
        }
        foreach (MemberModel member in members)
        {
            PayloadModel payload = member.Payload!;
            string access = $"{instance}.{SourceWriter.Identifier(member.Name)}";
            string name = SourceWriter.Literal($"{ownerName}.{member.Name}");
            string? test = Test(owner, member, access);
            string value = test is null || !MayBeNull(member) ? access : member.Local;
            if (test is not null) writer.Open($"if ({test})");
            writer.Line($"start = {Codec}PayloadWriter.BeginEntry(ref writer, {field}, {SourceWriter.Utf8(payload.Key)});");
            writer.Line(ValueEmitter.Write(payload.Value, "2", value, name));
            writer.Line("writer.EndMessage(start);");
            foreach (MirrorModel mirror in payload.Mirrors)
            {
                writer.Line($"start = {Codec}PayloadWriter.BeginEntry(ref writer, {field}, {SourceWriter.Utf8(mirror.Key)});");
                writer.Line(ValueEmitter.Write(mirror.Value, "2", value, name));
                writer.Line("writer.EndMessage(start);");
            }
            if (test is null) continue;
            writer.Close();
            if (!payload.WriteNull) continue;
            writer.Open("else");
            writer.Line($"start = {Codec}PayloadWriter.BeginEntry(ref writer, {field}, {SourceWriter.Utf8(payload.Key)});");
            writer.Line($"{Codec}PayloadWriter.WriteNull(ref writer, 2);");
            writer.Line("writer.EndMessage(start);");
            writer.Close();
        }
        if (extra is not null) EmitExtra(writer, owner, extra, ownerName, field);
    }

    private static bool MayBeNull(MemberModel member) => member.IsNullable || !member.IsValueType;

    /// <summary>
    /// The test whether there is a value to write; null when there always is one, or must be, because a point without it could not be read.
    /// A struct that was never assigned may hold none, too.
    /// </summary>
    private static string? Test(ObjectModel owner, MemberModel member, string access)
    {
        if (!member.IsNullable && (member.IsRequired || owner.Parameters.Any(p => p.Member == member.Name && p.Default is null))) return null;
        string none = member.TypeName == JsonElement ? $"ValueKind: not {JsonElement.Replace("Element", "ValueKind")}.Undefined " : member.TypeName.StartsWith(ImmutableArray, StringComparison.Ordinal) ? "IsDefault: false " : "";
        if (MayBeNull(member)) return $"{access} is {{ {none}}} {member.Local}";
        return none.Length == 0 ? null : $"{access} is {{ {none}}}";
    }

    private static void EmitExtra(SourceWriter writer, ObjectModel owner, MemberModel extra, string ownerName, string field)
    {
        string name = SourceWriter.Literal($"{ownerName}.{extra.Name}");
        writer.Open($"if (entity.{SourceWriter.Identifier(extra.Name)} is {{ }} {extra.Local})");
        writer.Open($"foreach (global::System.Collections.Generic.KeyValuePair<string, global::System.Text.Json.JsonElement> item in {extra.Local})");
        string known = string.Join(" or ", owner.Members.Where(m => m.Payload is not null).SelectMany(KnownKeys).Select(SourceWriter.Literal));
        if (known.Length > 0) writer.Line($"if (item.Key is {known}) throw global::Qdrant.Repository.UnwritablePointException.KnownKey(item.Key, {name});");
        writer.Line($"start = {Codec}PayloadWriter.BeginEntry(ref writer, {field}, item.Key, {name});");
        writer.Line($"{Codec}PayloadWriter.WriteJson(ref writer, 2, item.Value, {name});");
        writer.Line("writer.EndMessage(start);");
        writer.Close();
        writer.Close();
    }

    private static IEnumerable<string> KnownKeys(MemberModel member)
    {
        yield return member.Payload!.Key;
        foreach (MirrorModel mirror in member.Payload.Mirrors) yield return mirror.Key;
        if (member.Payload.Beside is { } beside) yield return beside;
    }

    private static void EmitVectors(SourceWriter writer, EntityModel entity)
    {
        bool unnamed = IsAlone(entity);
        int size = entity.Vectors.Sum(v => v.Size * sizeof(float) + v.Name.Length + 24);
        writer.Line();
        writer.Line("/// <inheritdoc />");
        writer.Open($"public static void WriteVectors({Writer}, int field, {entity.TypeName} entity, {Computed})");
        writer.Line($"const int expectedSize = {size};");
        writer.Line("int start = writer.BeginMessage(field, expectedSize);");
        if (!unnamed) writer.Line("int named = writer.BeginMessage(2, expectedSize);");
        for (int i = 0; i < entity.Vectors.Count; i++) EmitVector(writer, entity, entity.Vectors[i], $"schema.Vectors[{i}]");
        for (int i = 0; i < entity.SparseVectors.Count; i++) EmitVector(writer, entity, entity.SparseVectors[i], $"schema.SparseVectors[{i}]");
        if (!unnamed) writer.Line("writer.EndMessage(named, expectedSize);");
        writer.Line("writer.EndMessage(start, expectedSize);");
        writer.Close();
    }

    // A point without any vector is an empty map, so one that may have none is always a map.
    private static bool IsAlone(EntityModel entity) => entity.Vectors.Count == 1 && entity.SparseVectors.Count == 0 && entity.Vectors[0] is { Name.Length: 0, IsNullable: false };

    private static void EmitVector(SourceWriter writer, EntityModel entity, VectorModel vector, string schema)
    {
        string local = entity.Root.Members.First(m => m.Name == vector.Member).Local, access = $"entity.{SourceWriter.Identifier(vector.Member)}";
        bool isSparse = vector.Form.Kind == VectorKind.Sparse;
        bool inMap = !IsAlone(entity);
        string orElse = "";
        if (vector.From is not null)
        {
            string computed = isSparse ? "Sparse" : "Dense";
            writer.Line($"if (computed?.{computed}({SourceWriter.Literal(vector.Name)}) is {{ }} computed{vector.Member}) {Write(vector, $"computed{vector.Member}{(isSparse ? "" : ".Span")}", schema, inMap)}");
            orElse = "else ";
        }
        if (vector.IsNullable)
        {
            writer.Line($"{orElse}if ({access} is {{ }} {local}) {Write(vector, Argument(vector, local), schema, inMap)}");
            return;
        }
        if (isSparse)
        {
            writer.Line($"{orElse}if ({access} is {{ }} {local}) {Write(vector, Argument(vector, local), schema, inMap)}");
            writer.Line($"else throw {Codec}VectorWriter.Missing({schema});");
            return;
        }
        writer.Line(orElse + Write(vector, Argument(vector, access), schema, inMap));
    }

    private static string Write(VectorModel vector, string value, string schema, bool inMap)
    {
        string name = vector.Name.Length == 0 ? "default" : SourceWriter.Utf8(vector.Name), place = inMap && vector.Name.Length == 0 ? ", inMap: true" : "";
        return vector.Form.Kind switch
        {
            VectorKind.Sparse => $"{Codec}VectorWriter.WriteSparse(ref writer, {name}, {value});",
            VectorKind.Multi => $"{Codec}VectorWriter.WriteMulti(ref writer, {name}, {value}, {schema}{place});",
            _ => $"{Codec}VectorWriter.WriteDense(ref writer, {name}, {value}, {schema}{place});",
        };
    }

    private static string Argument(VectorModel vector, string value) => string.Format(System.Globalization.CultureInfo.InvariantCulture, vector.Form.Write, value);
}

using Qdrant.Generators.Model;

namespace Qdrant.Generators.Emission;

/// <summary>Prints the model of an entity: its schema, its key, and, through the other emitters, its codec.</summary>
internal static class ModelEmitter
{
    private const string Schema = "global::Qdrant.Repository.Schema.";
    private const string Writer = "ref global::Qdrant.Core.Wire.WireWriter writer";
    private const string Codec = "global::Qdrant.Repository.Codec.";

    public static string Emit(EntityModel entity) => SourceWriter.File(entity.Namespace, writer =>
    {
        writer.Summary($"The schema and the wire codec of <see cref=\"{SourceWriter.Xml(entity.TypeName)}\"/>.");
        writer.Line(SourceWriter.GeneratedCode);
        writer.Open($"{entity.Accessibility} sealed class {entity.Name}Model : global::Qdrant.Repository.IEntityModel<{entity.TypeName}, {entity.Key.TypeName}>");
        writer.Line($"private {entity.Name}Model() {{ }}");
        writer.Line();
        EmitSchema(writer, entity);
        EmitKey(writer, entity);
        WriteEmitter.Emit(writer, entity);
        ReadEmitter.Emit(writer, entity);
        PolymorphEmitter.Emit(writer, entity);
        ValueEmitter.Emit(writer, entity);
        writer.Close();
    }, comparesSpans: true);

    private static void EmitSchema(SourceWriter writer, EntityModel entity)
    {
        writer.Line("/// <inheritdoc />");
        writer.Line($"public static {Schema}CollectionSchema Schema {{ get; }} = " + (entity.HasConfigure ? $"global::Qdrant.Repository.CollectionBuilder<{entity.TypeName}>.Build(new()" : "new()"));
        writer.Open("");
        writer.Line($"Name = {SourceWriter.Literal(entity.Collection)},");
        EmitList(writer, "Vectors", "VectorSchema", entity.Vectors.Select(v => v.Settings).ToList());
        EmitList(writer, "SparseVectors", "SparseVectorSchema", entity.SparseVectors.Select(v => v.Settings).ToList());
        if (entity.Indexes.Count > 0)
        {
            writer.Line("PayloadIndexes =");
            writer.Open("", "[");
            foreach (IndexModel index in entity.Indexes)
                writer.Line($"new {Schema}{index.Kind}IndexSchema {{ Path = {SourceWriter.Literal(index.Path)}{string.Concat(index.Settings.Select(s => $", {s.Name} = {s.Value}"))} }},");
            writer.Close(",", "]");
        }
        if (entity.Mirrors.Count > 0)
        {
            writer.Line("Mirrors =");
            writer.Open("", "[");
            foreach (EquatableArray<StoredKeyModel> keys in entity.Mirrors) writer.Line($"new {Schema}MirrorSchema {{ Keys = [{string.Join(", ", keys.Select(StoredKey))}] }},");
            writer.Close(",", "]");
        }
        foreach (SettingModel setting in entity.Settings) writer.Line(Setting(setting) + ",");
        writer.Close(entity.HasConfigure ? $", {entity.TypeName}.Configure);" : ";");
    }

    private static void EmitList(SourceWriter writer, string property, string type, List<EquatableArray<SettingModel>> items)
    {
        if (items.Count == 0) return;
        writer.Line($"{property} =");
        writer.Open("", "[");
        foreach (EquatableArray<SettingModel> item in items) writer.Line($"new {Schema}{type} {{ {string.Join(", ", item.Select(Setting))} }},");
        writer.Close(",", "]");
    }

    private static string StoredKey(StoredKeyModel key) => $"new {Schema}StoredKey({SourceWriter.Literal(key.Path)}"
        + (key.Form == "Same" ? ")" : $", {Schema}StoredForm.{key.Form}{(key.Form == "ScaledDecimal" ? ", " + key.Scale : "")})");

    private static string Setting(SettingModel setting) =>
        setting.Parts is { } parts ? $"{setting.Name} = new {setting.Value} {{ {string.Join(", ", parts.Select(Setting))} }}" : $"{setting.Name} = {setting.Value}";

    private static void EmitKey(SourceWriter writer, EntityModel entity)
    {
        KeyModel key = entity.Key;
        string name = SourceWriter.Identifier(key.Member);
        writer.Line();
        writer.Line("/// <inheritdoc />");
        writer.Line($"public static string? KeyPayload => {(key.PayloadKey is null ? "null" : SourceWriter.Literal(key.PayloadKey))};");
        writer.Line();
        writer.Line("/// <inheritdoc />");
        if (entity.RevisionKey is { } revision)
        {
            writer.Line($"public static string? RevisionKey => {SourceWriter.Literal(revision)};");
            writer.Line();
            writer.Line("/// <inheritdoc />");
        }
        if (entity.Tenant is { } tenant)
        {
            writer.Line($"public static string? TenantKey => {SourceWriter.Literal(tenant.Key)};");
            writer.Line();
            writer.Line("/// <inheritdoc />");
        }
        writer.Line($"public static {key.TypeName} GetKey({entity.TypeName} entity) => entity.{name};");
        writer.Line();
        writer.Line("/// <inheritdoc />");
        writer.Line($"public static string? GetTenant({entity.TypeName} entity) => {(entity.Tenant is null ? "null" : "entity." + SourceWriter.Identifier(entity.Tenant.Member))};");
        writer.Line();
        writer.Line("/// <inheritdoc />");
        List<VectorModel> computed = entity.Vectors.Concat(entity.SparseVectors).Where(v => v.From is not null).ToList();
        if (computed.Count == 0) writer.Line($"public static string? GetVectorText({entity.TypeName} entity, string vector) => null;");
        else
        {
            writer.Line($"public static string? GetVectorText({entity.TypeName} entity, string vector) => vector switch");
            writer.Open("");
            foreach (VectorModel vector in computed) writer.Line($"{SourceWriter.Literal(vector.Name)} => entity.{SourceWriter.Identifier(vector.From!)},");
            writer.Line("_ => null,");
            writer.Close(";");
        }
        writer.Line();
        writer.Line("/// <inheritdoc />");
        writer.Line($"public static void WriteId({Writer}, int field, {key.TypeName} key, string? tenant) =>");
        string id = $"{Codec}PointIdCodec.Write(ref writer, field, ";
        writer.Continue(key.Kind switch
        {
            KeyKind.String => $"{id}{Codec}StringKeys.ToGuid({SourceWriter.Literal(entity.Collection)}, tenant, key));",
            KeyKind.Int64 or KeyKind.Int32 => $"{id}(long)key, {SourceWriter.Literal(entity.Name + "." + key.Member)});",
            KeyKind.UInt32 => $"{id}(ulong)key);",
            _ => $"{id}key);",
        });
    }
}

using Qdrant.Generators.Model;

namespace Qdrant.Generators.Emission;

/// <summary>Prints how an entity is read: first everything into locals, then construction, then only what was read is set.</summary>
internal static class ReadEmitter
{
    private const string Reader = "global::Qdrant.Core.Wire.WireReader";
    private const string WireType = "global::Qdrant.Core.Wire.WireType";
    private const string Codec = "global::Qdrant.Repository.Codec.";
    private const string ExtraType = "global::System.Collections.Generic.Dictionary<string, global::System.Text.Json.JsonElement>";
    private const string Error = "global::Qdrant.Repository.UnreadablePointException";

    public static void Emit(SourceWriter writer, EntityModel entity)
    {
        string name = SourceWriter.Literal(entity.Name);
        writer.Line();
        writer.Line("/// <inheritdoc />");
        writer.Open($"public static {entity.TypeName} Read({Reader} point, global::Qdrant.Repository.PointLayout layout)");
        EmitGuarded(writer, "return ReadPoint(point, layout);", $"error.Of({name}, point)");
        writer.Close();
        EmitReadKey(writer, entity, name);
        EmitReadPoint(writer, entity.Root, entity.Key, idIsNeeded: true);
        EmitObjects(writer, entity.Root, entity.Nested);
    }

    /// <summary>The reader of a projection: an entity's without what only writing and keys need.</summary>
    public static void Emit(SourceWriter writer, ProjectionModel projection)
    {
        writer.Open($"public static {projection.TypeName} Read({Reader} point, global::Qdrant.Repository.PointLayout layout)");
        EmitGuarded(writer, "return ReadPoint(point, layout);", $"error.Of({SourceWriter.Literal(projection.Name)}, point)");
        writer.Close();
        EmitReadPoint(writer, projection.Root, projection.Key, idIsNeeded: false);
        EmitObjects(writer, projection.Root, projection.Nested);
    }

    private static void EmitObjects(SourceWriter writer, ObjectModel root, EquatableArray<ObjectModel> nested)
    {
        foreach (ObjectModel inner in nested) EmitNested(writer, inner);
        var accessors = new HashSet<string>(StringComparer.Ordinal);
        foreach (ObjectModel owner in nested.Prepend(root)) EmitAccessors(writer, owner, accessors);
    }

    private static void EmitReadPoint(SourceWriter writer, ObjectModel root, KeyModel key, bool idIsNeeded)
    {
        writer.Line();
        writer.Open($"private static {root.TypeName} ReadPoint({Reader} point, global::Qdrant.Repository.PointLayout layout)");
        EmitLocals(writer, root);
        writer.Open($"while (point.ReadTag(out int field, out {WireType} type))");
        string orElse = "";
        MemberModel? id = key.PayloadKey is null ? root.Members.FirstOrDefault(m => m.Role == MemberRole.Id) : null;
        if (id is { IsRead: true })
        {
            writer.Line($"if (field == 1) {id.Local} = {ReadId(key)};");
            orElse = "else ";
        }
        if (root.Members.Any(m => m is { IsRead: true, Payload: not null } or { Role: MemberRole.Extra }))
        {
            writer.Open($"{orElse}if (field == layout.PayloadField)");
            writer.Line($"{Codec}PayloadEntry.Read(ref point, type, out {Codec}PayloadEntry entry);");
            EmitEntries(writer, root);
            writer.Close();
            orElse = "else ";
        }
        List<MemberModel> vectors = root.Members.Where(m => m is { Role: MemberRole.Vector, IsRead: true }).ToList();
        if (vectors.Count > 0)
        {
            EmitVectors(writer, vectors, orElse);
            orElse = "else ";
        }
        writer.Line($"{orElse}point.Skip(type);");
        writer.Close();
        EmitConstruction(writer, root, idIsNeeded ? id?.Name : null);
        writer.Close();
    }

    private static void EmitReadKey(SourceWriter writer, EntityModel entity, string name)
    {
        writer.Line();
        writer.Line("/// <inheritdoc />");
        writer.Open($"public static {entity.Key.TypeName} ReadKey({Reader} point, global::Qdrant.Repository.PointLayout layout)");
        EmitGuarded(writer, "return ReadKeyOf(point, layout);", $"error.Of({name}, point)");
        writer.Close();
        writer.Line();
        writer.Open($"private static {entity.Key.TypeName} ReadKeyOf({Reader} point, global::Qdrant.Repository.PointLayout layout)");
        writer.Open($"while (point.ReadTag(out int field, out {WireType} type))");
        if (entity.Key.PayloadKey is { } key)
        {
            writer.Open("if (field == layout.PayloadField)");
            writer.Line($"{Codec}PayloadEntry.Read(ref point, type, out {Codec}PayloadEntry entry);");
            writer.Line($"if (entry.Key.SequenceEqual({SourceWriter.Utf8(key)})) return entry.Value.ToText();");
            writer.Close();
            writer.Line("else point.Skip(type);");
        }
        else
        {
            writer.Line($"if (field == 1) return {ReadId(entity.Key)};");
            writer.Line("point.Skip(type);");
        }
        writer.Close();
        writer.Line($"throw {Error}.Missing({SourceWriter.Literal(entity.Key.PayloadKey ?? "id")});");
        writer.Close();
    }

    private static string ReadId(KeyModel key) => key.Kind == KeyKind.Guid
        ? $"{Codec}PointIdCodec.ReadGuid(point.ReadMessage(type))"
        : $"{Codec}PointIdCodec.ReadNumber<{key.TypeName}>(point.ReadMessage(type))";

    /// <summary>Prints a statement whose errors learn on the way out where they happened.</summary>
    public static void EmitGuarded(SourceWriter writer, string statement, string filter)
    {
        writer.Open("try");
        writer.Line(statement);
        writer.Close();
        writer.Open($"catch ({Error} error) when ({filter})");
        writer.Line("throw;");
        writer.Close();
    }

    private static void EmitLocals(SourceWriter writer, ObjectModel owner)
    {
        foreach (MemberModel member in owner.Members.Where(m => m.IsRead))
        {
            writer.Line($"{(member.Role == MemberRole.Extra ? ExtraType : member.TypeName)}? {member.Local} = null;");
            if (NeedsFlag(owner, member)) writer.Line($"bool {Flag(member)} = false;");
        }
    }

    private static void EmitEntries(SourceWriter writer, ObjectModel owner)
    {
        string orElse = "";
        MemberModel? extra = owner.Members.FirstOrDefault(m => m.Role == MemberRole.Extra);
        foreach (MemberModel member in owner.Members.Where(m => m is { IsRead: true, Payload: not null }))
        {
            PayloadModel payload = member.Payload!;
            EmitEntry(payload.Key, former: false);
            foreach (string former in payload.Formerly) EmitEntry(former, former: true);

            void EmitEntry(string key, bool former)
            {
                string read = ValueEmitter.Read(payload.Value, "entry.Value");
                string missing = NeedsFlag(owner, member) ? "!" + Flag(member) : member.Local + " is null";
                writer.Open($"{orElse}if (entry.Key.SequenceEqual({SourceWriter.Utf8(key)}))");
                if (former) writer.Open($"if ({missing})");
                if (CanBeNull(member))
                {
                    if (NeedsFlag(owner, member)) writer.Line($"{Flag(member)} = true;");
                    writer.Line($"{member.Local} = entry.Value.IsNull ? null : {read};");
                }
                // Free JSON has a null of its own.
                else writer.Line(payload.Value is ScalarValue { Read: "ToJson()" } ? $"{member.Local} = {read};" : $"if (!entry.Value.IsNull) {member.Local} = {read};");
                if (former) writer.Close();
                writer.Close();
                orElse = "else ";
            }
        }
        if (extra is not null) EmitExtra(writer, owner, extra, orElse);
    }

    // What is written but not read is not extra: it would be written twice.
    private static void EmitExtra(SourceWriter writer, ObjectModel owner, MemberModel extra, string orElse)
    {
        List<string> unread = [.. owner.Members.Where(m => m.Payload is not null).SelectMany(m => m.Payload!.Mirrors).Select(m => m.Key), .. owner.Members.Where(m => m is { IsRead: false, Payload: not null }).Select(m => m.Payload!.Key),
            .. owner.Members.Select(m => m.Payload?.Beside).OfType<string>()];
        string test = string.Join(" && ", unread.Select(key => $"!entry.Key.SequenceEqual({SourceWriter.Utf8(key)})"));
        if (test.Length > 0) writer.Open($"{orElse}if ({test})");
        else writer.Open(orElse.Trim());
        writer.Line($"({extra.Local} ??= new {ExtraType}(global::System.StringComparer.Ordinal))[global::System.Text.Encoding.UTF8.GetString(entry.Key)] = entry.Value.ToJson();");
        writer.Close();
    }

    private static void EmitVectors(SourceWriter writer, List<MemberModel> vectors, string orElse)
    {
        writer.Open($"{orElse}if (field == layout.VectorsField)");
        writer.Line($"var vectors = new {Codec}VectorEntries(point.ReadMessage(type));");
        writer.Open("while (vectors.MoveNext())");
        orElse = "";
        foreach (MemberModel member in vectors)
        {
            string read = string.Format(System.Globalization.CultureInfo.InvariantCulture, member.VectorForm!.Read, "vectors");
            string test = member.Vector!.Length == 0 ? "vectors.Name.IsEmpty" : $"vectors.Name.SequenceEqual({SourceWriter.Utf8(member.Vector)})";
            writer.Line($"{orElse}if ({test}) {member.Local} = {read};");
            orElse = "else ";
        }
        writer.Close();
        writer.Close();
    }

    private static void EmitNested(SourceWriter writer, ObjectModel nested)
    {
        writer.Line();
        writer.Open($"private static {nested.TypeName} Read{nested.Name}({Codec}PayloadValue value)");
        writer.Line($"{Reader} fields = value.AsObject();");
        EmitGuarded(writer, $"return Read{nested.Name}Fields(fields);", "error.Within(value.Key)");
        writer.Close();
        writer.Line();
        writer.Open($"private static {nested.TypeName} Read{nested.Name}Fields({Reader} fields)");
        EmitLocals(writer, nested);
        writer.Open($"while (fields.ReadTag(out int field, out {WireType} type))");
        writer.Open("if (field != 1)");
        writer.Line("fields.Skip(type);");
        writer.Line("continue;");
        writer.Close();
        writer.Line($"{Codec}PayloadEntry.Read(ref fields, type, out {Codec}PayloadEntry entry);");
        EmitEntries(writer, nested);
        writer.Close();
        EmitConstruction(writer, nested, null);
        writer.Close();
    }

    private static void EmitConstruction(SourceWriter writer, ObjectModel owner, string? id)
    {
        foreach (MemberModel member in owner.Members)
        {
            bool isParameter = owner.Parameters.Any(p => p.Member == member.Name && p.Default is null);
            bool needed = member.IsRead && !member.IsNullable && member.Role is not (MemberRole.Vector or MemberRole.Extra) && (member.IsRequired || isParameter || member.Name == id);
            if (needed) writer.Line($"if ({member.Local} is null) throw {Error}.Missing({SourceWriter.Literal(member.Payload?.Key ?? "id")});");
        }
        string arguments = string.Join(", ", owner.Parameters.Select(p => Argument(owner, p)));
        writer.Line(owner.Construction switch
        {
            ConstructionKind.New => $"var result = new {owner.TypeName}({arguments}){Initializer(owner, arguments)};",
            ConstructionKind.Accessor => $"{owner.TypeName} result = Create{owner.Name}({arguments});",
            _ => $"{owner.TypeName} result = default;",
        });
        foreach (MemberModel member in owner.Members.Where(m => m.IsRead && m.Setter is SetterKind.Assignment or SetterKind.Accessor))
        {
            string value = CanBeNull(member) ? member.Local : Value(member);
            string set = member.Setter == SetterKind.Assignment ? $"result.{SourceWriter.Identifier(member.Name)} = {value};"
                : $"Set{member.Name}({(owner.IsValueType ? "ref " : "")}result, {value});";
            string test = NeedsFlag(owner, member) ? Flag(member) : member.Local + " is not null";
            // A vector every point has reads as empty, not as null, when it was not asked for.
            if (member is { Role: MemberRole.Vector, IsRequired: true, IsNullable: false, IsValueType: false, VectorForm.Empty: { } empty })
                set = set.Replace($", {value})", $", {value} ?? {empty})").Replace($"= {value};", $"= {value} ?? {empty};");
            else set = $"if ({test}) {set}";
            writer.Line(set);
        }
        writer.Line("return result;");
    }

    // What was not read keeps the value that the type itself gives it.
    private static string Initializer(ObjectModel owner, string arguments)
    {
        List<MemberModel> members = owner.Members.Where(m => m is { IsRead: true, Setter: SetterKind.Initializer }).ToList();
        if (members.Count == 0) return "";
        return " { " + string.Join(", ", members.Select(m =>
        {
            string name = SourceWriter.Identifier(m.Name), own = $"new {owner.TypeName}({arguments}).{name}";
            return $"{name} = " + (NeedsFlag(owner, m) ? $"{Flag(m)} ? {m.Local} : {own}" : $"{m.Local} ?? {own}");
        })) + " }";
    }

    private static string Argument(ObjectModel owner, ParameterModel parameter)
    {
        MemberModel? member = owner.Members.FirstOrDefault(m => m.Name == parameter.Member && m.IsRead);
        if (member is null) return parameter.Default ?? "default!";
        if (parameter.Default is { } fallback) return NeedsFlag(owner, member) ? $"{Flag(member)} ? {member.Local} : {fallback}" : $"{member.Local} ?? {fallback}";
        if (member.Role == MemberRole.Extra && !member.IsNullable) return $"{member.Local} ?? new {ExtraType}()";
        if (member.Role == MemberRole.Vector && !member.IsNullable) return member.VectorForm!.Empty is { } empty ? $"{member.Local} ?? {empty}" : member.Local + "!";
        return member.IsNullable ? member.Local : Value(member);
    }

    // Setters are overloads by the type that declares the property, and types that inherit it share one.
    private static void EmitAccessors(SourceWriter writer, ObjectModel owner, HashSet<string> printed)
    {
        const string accessor = "[global::System.Runtime.CompilerServices.UnsafeAccessor(global::System.Runtime.CompilerServices.UnsafeAccessorKind.";
        if (owner.Construction == ConstructionKind.Accessor)
        {
            writer.Line();
            writer.Line($"{accessor}Constructor)]");
            string parameters = string.Join(", ", owner.Parameters.Select(p => $"{p.TypeName}{(owner.Members.Any(m => m.Name == p.Member && m is { IsNullable: true, IsValueType: false }) ? "?" : "")} {SourceWriter.Identifier(Parsing.Naming.ToCamelCase(p.Member))}"));
            writer.Line($"private static extern {owner.TypeName} Create{owner.Name}({parameters});");
        }
        foreach (MemberModel member in owner.Members.Where(m => m is { IsRead: true, Setter: SetterKind.Accessor }))
        {
            string target = owner.IsValueType ? $"ref {owner.TypeName}" : member.DeclaringType;
            if (!printed.Add($"{target} {member.Name}")) continue;
            writer.Line();
            writer.Line($"{accessor}Method, Name = {SourceWriter.Literal("set_" + member.Name)})]");
            writer.Line($"private static extern void Set{member.Name}({target} target, {member.TypeName}{(member.IsNullable ? "?" : "")} value);");
        }
    }

    // A nullable property that was read as null is not the same as one that was not there.
    private static bool CanBeNull(MemberModel member) => member.IsNullable && member.Role == MemberRole.Payload;

    // What only goes into a constructor, without a default of its own, is null either way.
    private static bool NeedsFlag(ObjectModel owner, MemberModel member) => CanBeNull(member)
        && (member.Setter != SetterKind.None || member.Payload is { Formerly.Count: > 0 } || owner.Parameters.Any(p => p.Member == member.Name && p.Default is not null));

    private static string Flag(MemberModel member) => "found" + member.Name;

    private static string Value(MemberModel member) => member.IsValueType && !CanBeNull(member) ? member.Local + ".Value" : member.Local;
}

using Google.Protobuf;
using Google.Protobuf.Reflection;
using Qdrant.Core.Protocol;
using FieldType = Google.Protobuf.Reflection.FieldType;

namespace Qdrant.Core.Tests.Protocol;

public sealed class ReleaseTableTests
{
    [Fact]
    public void The_text_is_what_the_facts_give()
    {
        string expected = ReleaseTableText.Render();
        if (expected == ReleaseTable.Text.ReplaceLineEndings("\n")) return;
        string file = Path.Combine(AppContext.BaseDirectory, "ReleaseTable.txt");
        File.WriteAllText(file, expected);
        Assert.Fail($"The text in ReleaseTable.Data.cs is not the one that the facts give, which is now in {file}.");
    }

    [Fact]
    public void Knows_the_release_of_every_field_and_no_others()
    {
        foreach (ContractFacts.Field field in ContractFacts.Fields) Assert.Equal(field.Since, ReleaseTable.OfField(Short(field.Message), field.Number));
        Assert.Equal(
            ContractFacts.Fields.Select(f => $"{Short(f.Message)}.{f.Name} {f.Since}").Order(StringComparer.Ordinal),
            ReleaseTable.Entries.Messages.Values.SelectMany(m => m.Fields.Values.Select(f => $"{m.Name}.{f.Name} {f.Since}")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Knows_the_release_of_every_enum_value_and_no_others()
    {
        foreach (ContractFacts.EnumValue value in ContractFacts.EnumValues) Assert.Equal(value.Since, ReleaseTable.OfEnumValue(Short(value.Enum), value.Number));
        Assert.Equal(ContractFacts.EnumValues.Count, ReleaseTable.Entries.Enums.Values.Sum(e => e.Values.Count));
    }

    [Fact]
    public void Knows_the_release_of_every_method_and_no_others()
    {
        foreach (ContractFacts.Method method in ContractFacts.Methods) Assert.Equal(method.Since, ReleaseTable.OfMethod(method.Path));
        Assert.Equal(ContractFacts.Methods.Count, ReleaseTable.Entries.Methods.Count);
    }

    [Fact]
    public void Refuses_names_the_contract_does_not_have()
    {
        Assert.Contains("Points/Nope", Assert.Throws<KeyNotFoundException>(() => ReleaseTable.OfMethod("/qdrant.Points/Nope")).Message);
        Assert.Contains("Match has no field 99", Assert.Throws<KeyNotFoundException>(() => ReleaseTable.OfField("Match", 99)).Message);
        Assert.Throws<KeyNotFoundException>(() => ReleaseTable.OfField("Nope", 1));
        Assert.Throws<KeyNotFoundException>(() => ReleaseTable.OfEnumValue("Datatype", 99));
        Assert.Throws<KeyNotFoundException>(() => ReleaseTable.NewestUsed("Nope", default));
    }

    [Fact]
    public void Each_field_alone_needs_its_own_release()
    {
        foreach (ContractFacts.Field fact in ContractFacts.Fields)
        {
            MessageDescriptor type = ProtocolFiles.Messages.Single(m => m.FullName == fact.Message);
            // An enum whose only value is zero is never on the wire without presence.
            if (type.FindFieldByNumber(fact.Number) is { FieldType: FieldType.Enum, HasPresence: false, EnumType.Values.Count: 1 }) continue;
            IMessage message = With(type, fact.Number);
            NewestUse newest = ReleaseTable.NewestUsed(message);
            Assert.Equal(fact.Since, newest.Release);
            Assert.Equal(fact.Since == QdrantRelease.First ? "" : $"{Short(fact.Message)}.{fact.Name}", newest.Name);
            Assert.Equal(fact.Since == QdrantRelease.First ? "" : fact.Name, newest.Path);
        }
    }

    [Fact]
    public void Random_messages_need_what_a_walk_over_their_descriptors_finds()
    {
        var random = new RandomMessages(seed: 5);
        for (int round = 0; round < 20; round++)
        {
            foreach (MessageDescriptor type in ProtocolFiles.Messages)
            {
                IMessage message = random.Next(type);
                Assert.Equal(SlowNewest(message), ReleaseTable.NewestUsed(message).Release);
            }
        }
    }

    [Fact]
    public void Names_the_use_and_where_it_is()
    {
        var query = new QueryPoints
        {
            CollectionName = "c",
            Prefetch = { new PrefetchQuery { Filter = new Filter { Must = { Matching(new Match { TextAny = "x" }), Matching(new Match { Prefix = "x" }) } } } },
        };
        Assert.Equal(new NewestUse(new QdrantRelease(1, 19), "Match.prefix", "prefetch.filter.must.field.match.prefix"), ReleaseTable.NewestUsed(query));

        var create = new CreateCollection
        {
            VectorsConfig = new VectorsConfig { ParamsMap = new VectorParamsMap { Map = { ["a"] = new VectorParams { Datatype = Datatype.Turbo8 } } } },
        };
        Assert.Equal(new NewestUse(new QdrantRelease(1, 20), "Datatype.Turbo8", "vectors_config.params_map.map.datatype"), ReleaseTable.NewestUsed(create));
    }

    [Fact]
    public void Fields_the_contract_does_not_have_are_passed_over()
    {
        byte[] body = [.. new CountPoints { CollectionName = "c", Exact = true }.ToByteArray(), 0xF8, 0x7F, 1];
        Assert.Equal(QdrantRelease.First, ReleaseTable.NewestUsed("CountPoints", body).Release);
    }

    [Fact]
    public void Payload_and_vectors_are_passed_over_without_allocating()
    {
        byte[] body = new UpsertPoints { CollectionName = "c", Points = { Enumerable.Range(0, 50).Select(Point) } }.ToByteArray();
        ReleaseTable.NewestUsed("UpsertPoints", body);
        long before = GC.GetAllocatedBytesForCurrentThread();
        NewestUse newest = ReleaseTable.NewestUsed("UpsertPoints", body);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(NewestUse.Nothing, newest);
    }

    private static PointStruct Point(int i) => new()
    {
        Id = new PointId { Num = (ulong)i },
        Payload = { ["a"] = new Value { StringValue = "x" } },
    };

    private static Condition Matching(Match match) => new() { Field = new FieldCondition { Key = "k", Match = match } };

    private static IMessage With(MessageDescriptor type, int number)
    {
        FieldDescriptor field = type.FindFieldByNumber(number);
        IMessage message = type.Parser.ParseFrom(ByteString.Empty);
        if (field.IsMap) ((System.Collections.IDictionary)field.Accessor.GetValue(message))["k"] = Sample(field.MessageType.FindFieldByNumber(2));
        else if (field.IsRepeated) ((System.Collections.IList)field.Accessor.GetValue(message)).Add(Sample(field));
        else field.Accessor.SetValue(message, Sample(field));
        return message;
    }

    private static object Sample(FieldDescriptor field) => field.FieldType switch
    {
        FieldType.Message => field.MessageType.Parser.ParseFrom(ByteString.Empty),
        FieldType.Enum => OldestValue(field),
        FieldType.String => "x",
        FieldType.Bool => true,
        FieldType.Double => 1d,
        FieldType.Float => 1f,
        FieldType.UInt64 => 1UL,
        FieldType.Int64 => 1L,
        FieldType.UInt32 => 1U,
        _ => 1,
    };

    // The oldest value stands for the field itself; of several the last, since an implicit zero is not on the wire.
    private static object OldestValue(FieldDescriptor field)
    {
        EnumValueDescriptor[] values = [.. field.EnumType.Values.OrderBy(v => ReleaseTable.OfEnumValue(Short(field.EnumType.FullName), v.Number)).ThenByDescending(v => v.Number)];
        return values[0].Number;
    }

    private static QdrantRelease SlowNewest(IMessage message)
    {
        QdrantRelease newest = QdrantRelease.First;
        foreach (FieldDescriptor field in message.Descriptor.Fields.InDeclarationOrder())
        {
            foreach (object value in SetValues(message, field))
            {
                newest = Max(newest, ReleaseTable.OfField(Short(message.Descriptor.FullName), field.FieldNumber));
                if (value is IMessage inner && inner.Descriptor.File.Package != "google.protobuf") newest = Max(newest, SlowNewest(inner));
                else if (field.FieldType == FieldType.Enum)
                    newest = Max(newest, ReleaseTable.OfEnumValue(Short(field.EnumType.FullName), Convert.ToInt32(value)));
            }
        }
        return newest;
    }

    private static IEnumerable<object> SetValues(IMessage message, FieldDescriptor field)
    {
        object value = field.Accessor.GetValue(message);
        if (field.IsMap) return ((System.Collections.IDictionary)value).Values.Cast<object>();
        if (field.IsRepeated) return ((System.Collections.IList)value).Cast<object>();
        bool set = field.HasPresence ? field.Accessor.HasValue(message) : value is string text ? text.Length > 0 : Convert.ToDouble(value) != 0;
        return set ? [value] : [];
    }

    private static QdrantRelease Max(QdrantRelease a, QdrantRelease b) => a > b ? a : b;

    private static string Short(string name) => name.StartsWith("qdrant.") ? name["qdrant.".Length..] : name;
}

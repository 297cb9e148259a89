using System.Collections;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Qdrant.Core.Protocol;
using FieldType = Google.Protobuf.Reflection.FieldType;

namespace Qdrant.Local.Tests.Fuzz;

/// <summary>Changes decoded requests: random fields, extreme values, repetition, nesting. What comes out is always well-formed.</summary>
internal sealed class MessageMutations(Random random)
{
    private const int Deepest = 240;

    /// <summary>Applies a change somewhere in the message, and more with falling odds: each makes it likelier that a first check refuses the call.</summary>
    public void Mutate(IMessage message)
    {
        do Change(Descend(message));
        while (random.Next(3) == 0);
    }

    /// <summary>A message inside the given one, each level down being a coin's toss.</summary>
    private IMessage Descend(IMessage message)
    {
        while (random.Next(4) != 0)
        {
            IMessage[] inner = [.. message.Descriptor.Fields.InDeclarationOrder().Where(field => field.FieldType == FieldType.Message).SelectMany(field => Inner(message, field))];
            if (inner.Length == 0) break;
            message = inner[random.Next(inner.Length)];
        }
        return message;
    }

    private static IEnumerable<IMessage> Inner(IMessage message, FieldDescriptor field) => field.Accessor.GetValue(message) switch
    {
        IDictionary map => map.Values.OfType<IMessage>(),
        IList list => list.OfType<IMessage>(),
        IMessage one => [one],
        _ => [],
    };

    private void Change(IMessage message)
    {
        if (random.Next(12) == 0 && Nest(message)) return;
        IList<FieldDescriptor> fields = message.Descriptor.Fields.InDeclarationOrder();
        if (fields.Count == 0) return;
        FieldDescriptor field = fields[random.Next(fields.Count)];
        // The name decides whether anything is reached at all: mostly leave it alone.
        if (field.Name is "collection_name" && random.Next(10) != 0) return;
        if (field.IsMap) ChangeMap(message, field);
        else if (field.IsRepeated) ChangeList((IList)field.Accessor.GetValue(message), field);
        else if (random.Next(6) == 0) field.Accessor.Clear(message);
        else field.Accessor.SetValue(message, New(field, 3));
    }

    private void ChangeMap(IMessage message, FieldDescriptor field)
    {
        var map = (IDictionary)field.Accessor.GetValue(message);
        if (random.Next(6) == 0) map.Clear();
        FieldDescriptor key = field.MessageType.FindFieldByNumber(1), value = field.MessageType.FindFieldByNumber(2);
        for (int count = random.Next(1, 4); count > 0; count--) map[ExtremeValues.Of(key, random)] = New(value, 2);
    }

    private void ChangeList(IList list, FieldDescriptor field)
    {
        switch (random.Next(5))
        {
            case 0: list.Clear(); break;
            case 1 when list.Count > 0: list.RemoveAt(random.Next(list.Count)); break;
            case 2 when list.Count > 0:
                object repeated = list[random.Next(list.Count)]!;
                for (int count = random.Next(1, 200); count > 0; count--) list.Add(repeated is IMessage copied ? Copy(copied) : repeated);
                break;
            case 3 when list.Count > 1: list.Add(list[0] is IMessage first ? Copy(first) : list[0]); break;
            default: list.Add(New(field, 3)); break;
        }
    }

    /// <summary>A random value: for messages one with a few random fields.</summary>
    private object New(FieldDescriptor field, int depth)
    {
        if (field.FieldType != FieldType.Message) return ExtremeValues.Of(field, random);
        IMessage made = field.MessageType.Parser.ParseFrom(ReadOnlySpan<byte>.Empty);
        IList<FieldDescriptor> fields = made.Descriptor.Fields.InDeclarationOrder();
        for (int count = depth > 0 && fields.Count > 0 ? random.Next(1, 4) : 0; count > 0; count--)
        {
            FieldDescriptor inner = fields[random.Next(fields.Count)];
            if (inner.IsMap) ((IDictionary)inner.Accessor.GetValue(made))[ExtremeValues.Of(inner.MessageType.FindFieldByNumber(1), random)] = New(inner.MessageType.FindFieldByNumber(2), depth - 1);
            else if (inner.IsRepeated) ((IList)inner.Accessor.GetValue(made)).Add(New(inner, depth - 1));
            else inner.Accessor.SetValue(made, New(inner, depth - 1));
        }
        return made;
    }

    /// <summary>Wraps a message of a recursive type into itself many times.</summary>
    private bool Nest(IMessage message)
    {
        int levels = random.Next(1, Deepest);
        switch (message)
        {
            case Filter filter: return Wrap(filter, levels, static inner => new Filter { Must = { new Condition { Filter = inner } } });
            case Expression expression: return Wrap(expression, levels, static inner => new Expression { Neg = inner });
            case Value value: return Wrap(value, levels, static inner => new Value { ListValue = new ListValue { Values = { inner } } });
            case PrefetchQuery prefetch: return Wrap(prefetch, Math.Min(levels, 80), static inner => new PrefetchQuery { Prefetch = { inner }, Query = inner.Query });
            default: return false;
        }
    }

    private static bool Wrap<T>(T message, int levels, Func<T, T> wrap) where T : IMessage<T>, IDeepCloneable<T>
    {
        T wrapped = message.Clone();
        for (; levels > 0; levels--) wrapped = wrap(wrapped);
        foreach (FieldDescriptor field in message.Descriptor.Fields.InDeclarationOrder()) field.Accessor.Clear(message);
        message.MergeFrom(wrapped);
        return true;
    }

    private static IMessage Copy(IMessage message) => Decode(message.Descriptor, message.ToByteArray());

    /// <summary>Reads a message that may nest deeper than the parser's default allows.</summary>
    public static IMessage Decode(MessageDescriptor descriptor, byte[] body)
    {
        using var input = CodedInputStream.CreateWithLimits(new MemoryStream(body), int.MaxValue, 1000);
        IMessage message = descriptor.Parser.ParseFrom(input);
        return message;
    }
}

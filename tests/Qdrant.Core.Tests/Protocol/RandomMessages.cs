using System.Collections;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Qdrant.Core.Tests.Protocol;

/// <summary>
/// Builds random messages of any type from its descriptor: the same seed gives the same messages. Numbers and texts are drawn from the awkward ends
/// (zero, limits, NaN, empty, astral characters); fields are left unset about half of the time, more often with depth.
/// </summary>
internal sealed class RandomMessages(int seed, int maxDepth = 6)
{
    private static readonly string[] Texts =
        ["", "a", "price", "meta.source[]", "ünï", "日本語", "🦀 and \0 and \u007F", "\"quoted\" \\ back", new string('x', 200), "1", "null"];

    private static readonly double[] Doubles =
        [0, -0.0, 1, -1.5, 0.1, 1e-320, double.MaxValue, double.Epsilon, Math.PI, 1e16, double.NaN, double.PositiveInfinity, double.NegativeInfinity];

    private readonly Random _random = new(seed);

    /// <summary>NaN and infinities are left out: for what can't carry them, JSON for one.</summary>
    public bool FiniteOnly { get; init; }

    /// <summary>Every oneof holds one of its alternatives, as far as the depth allows.</summary>
    public bool FillOneofs { get; init; }

    public T Next<T>() where T : IMessage<T>, new() => (T)Next(new T().Descriptor);

    public IMessage Next(MessageDescriptor type) => Build(type, 0);

    private IMessage Build(MessageDescriptor type, int depth)
    {
        IMessage message = type.Parser.ParseFrom(ByteString.Empty);
        foreach (FieldDescriptor field in type.Fields.InDeclarationOrder())
        {
            if (field.RealContainingOneof is null && IsSetAt(depth, field)) Set(message, field, depth);
        }
        foreach (OneofDescriptor oneof in type.Oneofs.Where(o => !o.IsSynthetic))
        {
            FieldDescriptor[] options = [.. oneof.Fields.Where(f => depth < maxDepth || f.FieldType != FieldType.Message)];
            if (options.Length > 0 && (FillOneofs || _random.Next(10) > 0)) Set(message, options[_random.Next(options.Length)], depth);
        }
        return message;
    }

    private bool IsSetAt(int depth, FieldDescriptor field) =>
        field.FieldType == FieldType.Message ? depth < maxDepth && _random.Next(2 + depth) == 0 : _random.Next(2) == 0;

    private void Set(IMessage message, FieldDescriptor field, int depth)
    {
        if (field.IsMap)
        {
            var map = (IDictionary)field.Accessor.GetValue(message);
            FieldDescriptor value = field.MessageType.FindFieldByNumber(2);
            for (int i = _random.Next(4); i > 0; i--) map[Text()] = Value(value, depth);
        }
        else if (field.IsRepeated)
        {
            var list = (IList)field.Accessor.GetValue(message);
            int most = field.FieldType == FieldType.Message ? 4 : 20;
            for (int i = _random.Next(most); i > 0; i--) list.Add(Value(field, depth));
        }
        else field.Accessor.SetValue(message, Value(field, depth));
    }

    private object Value(FieldDescriptor field, int depth) => field.FieldType switch
    {
        FieldType.Message => Build(field.MessageType, depth + 1),
        FieldType.Enum => field.EnumType.Values[_random.Next(field.EnumType.Values.Count)].Number,
        FieldType.String => Text(),
        FieldType.Bool => _random.Next(2) == 0,
        // Google.Protobuf does not write a negative zero in a field without presence.
        FieldType.Double => Double() is var d && d == 0 && !field.HasPresence ? 0d : d,
        FieldType.Float => Float() is var f && f == 0 && !field.HasPresence ? 0f : f,
        FieldType.UInt64 => unchecked((ulong)Integer()),
        FieldType.Int64 => Integer(),
        FieldType.UInt32 => unchecked((uint)Integer()),
        FieldType.Int32 => unchecked((int)Integer()),
        var other => throw new InvalidOperationException($"{field.FullName}: no random value for type {other}."),
    };

    public string Text() => _random.Next(3) == 0 ? Texts[_random.Next(Texts.Length)] : $"k{_random.Next(1000)}";

    public long Integer() => _random.Next(6) switch
    {
        0 => 0,
        1 => _random.Next(-3, 200),
        2 => long.MaxValue,
        3 => long.MinValue,
        4 => uint.MaxValue,
        _ => _random.NextInt64() >> _random.Next(63),
    };

    public double Double()
    {
        double value = _random.Next(3) == 0 ? Doubles[_random.Next(Doubles.Length)] : (_random.NextDouble() - 0.5) * Math.Pow(10, _random.Next(-20, 20));
        return FiniteOnly && !double.IsFinite(value) ? 0.25 : value;
    }

    public float Float()
    {
        float value = (float)Double();
        return FiniteOnly && !float.IsFinite(value) ? 0.25f : value;
    }
}

using System.Text;
using Qdrant.Core.Wire;
using Qdrant.Local.Payload;

namespace Qdrant.Local.Querying.Groups;

/// <summary>The value that the points of a group share: a text or an integer.</summary>
internal readonly record struct GroupKey(string? Text, long Number)
{
    /// <summary>Writes a GroupId as field <paramref name="field"/>.</summary>
    public void Write(ref WireWriter writer, int field)
    {
        int start = writer.BeginMessage(field);
        if (Text is not null) writer.WriteString(3, Text);
        else if (Number >= 0) writer.WriteUInt64(1, (ulong)Number);
        else writer.WriteInt64(2, Number);
        writer.EndMessage(start);
    }

    /// <summary>The distinct keys of a point; none when any of its values cannot be a key.</summary>
    public static GroupKey[] Read(ReadOnlySpan<byte> payload, PayloadPath path)
    {
        // A server reads keys from the payload cut down to this path, and no selector keeps a numbered element.
        foreach (PathStep step in path.Steps)
            if (step.Kind == PathStepKind.Index) return [];
        var reader = new Reader();
        path.Visit(PayloadValue.Root(payload), ref reader);
        return reader.IsSpoiled ? [] : [.. reader.Keys];
    }

    private struct Reader() : IValueVisitor
    {
        public bool IsSpoiled { get; private set; }

        public HashSet<GroupKey> Keys { get; } = [];

        public bool Visit(PayloadValue value)
        {
            if (value.Kind != PayloadKind.Array) Take(value);
            else foreach (PayloadValue element in value.Elements()) Take(element);
            return IsSpoiled;
        }

        private void Take(PayloadValue value)
        {
            switch (value.Kind)
            {
                case PayloadKind.String: Keys.Add(new GroupKey(Encoding.UTF8.GetString(value.Utf8), 0)); break;
                case PayloadKind.Integer: Keys.Add(new GroupKey(null, value.AsInteger)); break;
                default: IsSpoiled = true; break;
            }
        }
    }
}

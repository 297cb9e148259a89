using Qdrant.Core;
using Qdrant.Core.Protocol;
using Qdrant.Core.Wire;

namespace Qdrant.Local.Payload;

/// <summary>
/// What <c>with_payload</c> asks for. Writes the chosen part of a stored payload straight from its bytes; whatever stays whole is copied, not decoded.
/// </summary>
internal sealed class PayloadSelector
{
    private readonly PayloadPath[] _paths;
    private readonly bool _exclude;

    private PayloadSelector(PayloadPath[] paths, bool exclude)
    {
        _paths = paths;
        _exclude = exclude;
    }

    public static PayloadSelector All { get; } = new([], exclude: true);

    public static PayloadSelector None { get; } = new([], exclude: false);

    public bool IsAll => _exclude && _paths.Length == 0;

    public bool IsNone => !_exclude && _paths.Length == 0;

    /// <summary>Reads the selector of a request.</summary>
    /// <param name="selector">What was sent; null when nothing was.</param>
    /// <param name="absent">What an absent selector means for this call.</param>
    /// <exception cref="QdrantRpcException">A selector without an option, or a path that breaks the grammar.</exception>
    public static PayloadSelector Convert(WithPayloadSelector? selector, PayloadSelector absent) => selector?.SelectorOptionsCase switch
    {
        null => absent,
        WithPayloadSelector.SelectorOptionsOneofCase.Enable => selector.Enable ? All : None,
        WithPayloadSelector.SelectorOptionsOneofCase.Include => new([.. selector.Include.Fields.Select(PayloadPath.Parse)], exclude: false),
        WithPayloadSelector.SelectorOptionsOneofCase.Exclude => new([.. selector.Exclude.Fields.Select(PayloadPath.Parse)], exclude: true),
        _ => throw new QdrantRpcException(RpcStatusCode.InvalidArgument, "No PayloadSelector"),
    };

    /// <summary>Writes the chosen members as map field <paramref name="field"/> of the message being written.</summary>
    public void Write(ReadOnlySpan<byte> payload, ref WireWriter writer, int field)
    {
        if (IsAll) PayloadBytes.CopyTo(payload, ref writer, field);
        else if (!IsNone) WriteMembers(payload, ref writer, field, _paths, 0);
    }

    private void WriteMembers(ReadOnlySpan<byte> fields, ref WireWriter writer, int field, PayloadPath[] paths, int depth)
    {
        PayloadValue.MemberEnumerator members = PayloadValue.Root(fields).Members();
        while (members.MoveNextEntry(out ReadOnlySpan<byte> entry))
        {
            PayloadValue.ReadEntry(entry, out ReadOnlySpan<byte> key, out ReadOnlySpan<byte> encoded);
            PayloadPath[] matching = MatchKey(paths, depth, key);
            switch (Decide(matching, depth + 1, encoded))
            {
                case Part.Whole: writer.WriteBytes(field, entry); break;
                case Part.Inside:
                    int start = writer.BeginMessage(field, entry.Length);
                    writer.WriteBytes(1, key);
                    WriteInside(encoded, ref writer, 2, matching, depth + 1);
                    writer.EndMessage(start, entry.Length);
                    break;
            }
        }
    }

    private void WriteInside(ReadOnlySpan<byte> encoded, ref WireWriter writer, int field, PayloadPath[] paths, int depth)
    {
        PayloadValue value = PayloadValue.Read(encoded);
        int start = writer.BeginMessage(field, encoded.Length);
        bool isObject = value.Kind == PayloadKind.Object;
        int inner = writer.BeginMessage(isObject ? 6 : 7, encoded.Length);
        if (isObject) WriteMembers(value.Utf8, ref writer, 1, paths, depth);
        else WriteElements(value, ref writer, paths, depth);
        writer.EndMessage(inner, encoded.Length);
        writer.EndMessage(start, encoded.Length);
    }

    private void WriteElements(PayloadValue array, ref WireWriter writer, PayloadPath[] paths, int depth)
    {
        PayloadPath[] matching = [.. paths.Where(path => path.Steps[depth].Kind == PathStepKind.Each)];
        PayloadValue.ElementEnumerator elements = array.Elements();
        while (elements.MoveNextRaw(out ReadOnlySpan<byte> element))
        {
            switch (Decide(matching, depth + 1, element))
            {
                case Part.Whole: writer.WriteBytes(1, element); break;
                case Part.Inside: WriteInside(element, ref writer, 1, matching, depth + 1); break;
            }
        }
    }

    /// <summary>Whether an item whose path agrees with <paramref name="matching"/> so far stays whole, in part, or not at all.</summary>
    private Part Decide(PayloadPath[] matching, int depth, ReadOnlySpan<byte> encoded)
    {
        if (matching.Length == 0) return _exclude ? Part.Whole : Part.Nothing;
        foreach (PayloadPath path in matching)
        {
            if (path.Steps.Length == depth) return _exclude ? Part.Nothing : Part.Whole;
        }
        return PayloadValue.Read(encoded).Kind is PayloadKind.Object or PayloadKind.Array ? Part.Inside : Part.Whole;
    }

    private static PayloadPath[] MatchKey(PayloadPath[] paths, int depth, ReadOnlySpan<byte> key)
    {
        List<PayloadPath>? matching = null;
        foreach (PayloadPath path in paths)
        {
            PathStep step = path.Steps[depth];
            if (step.Kind == PathStepKind.Key && key.SequenceEqual(step.Utf8)) (matching ??= []).Add(path);
        }
        return matching is null ? [] : [.. matching];
    }

    private enum Part
    {
        Nothing,
        Inside,
        Whole,
    }
}

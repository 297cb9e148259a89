using System.Diagnostics.CodeAnalysis;
using System.Text;
using Qdrant.Core;
using Qdrant.Core.Text;

namespace Qdrant.Local.Payload;

/// <summary>
/// A path into a payload: <c>key(.key | [n] | [])*</c>. Two paths are equal when their steps are, so <c>"a".b</c> equals <c>a.b</c>.
/// </summary>
internal sealed class PayloadPath : IEquatable<PayloadPath>
{
    private readonly PathStep[] _steps;

    private PayloadPath(string text, PathStep[] steps)
    {
        Text = text;
        _steps = steps;
    }

    /// <summary>The path as it was sent.</summary>
    public string Text { get; }

    public ReadOnlySpan<PathStep> Steps => _steps;

    /// <summary>Parses a path.</summary>
    /// <exception cref="QdrantRpcException">The text breaks the grammar.</exception>
    public static PayloadPath Parse(string text) =>
        TryParse(text, out PayloadPath? path) ? path : throw new QdrantRpcException(RpcStatusCode.InvalidArgument, $"Invalid json path: '{text}'");

    public static bool TryParse(string text, [NotNullWhen(true)] out PayloadPath? path)
    {
        path = null;
        var steps = new List<PathStep>();
        int at = 0;
        if (!TryReadKey(text, ref at, steps)) return false;
        while (at < text.Length)
        {
            if (text[at] == '.')
            {
                at++;
                if (!TryReadKey(text, ref at, steps)) return false;
            }
            else if (text[at] != '[' || !TryReadBracket(text, ref at, steps))
            {
                return false;
            }
        }
        path = new PayloadPath(text, [.. steps]);
        return true;
    }

    /// <summary>The path of the elements of the array at this path: <c>[]</c> is added unless it ends so.</summary>
    public PayloadPath Elements() =>
        _steps[^1].Kind == PathStepKind.Each ? this : new PayloadPath(Text + "[]", [.. _steps, PathStep.Each]);

    /// <summary>The path of <paramref name="inner"/> seen from where this path starts.</summary>
    public PayloadPath Append(PayloadPath inner) => new($"{Text}.{inner.Text}", [.. _steps, .. inner._steps]);

    /// <summary>
    /// The steps behind <paramref name="prefix"/> as a path of their own, when this path starts with it and goes on with a key.
    /// </summary>
    public bool TryRemovePrefix(PayloadPath prefix, [NotNullWhen(true)] out PayloadPath? rest)
    {
        rest = null;
        int length = prefix._steps.Length;
        if (_steps.Length <= length || _steps[length].Kind != PathStepKind.Key || !_steps.AsSpan(0, length).SequenceEqual(prefix._steps)) return false;
        PathStep[] steps = _steps[length..];
        rest = new PayloadPath(Write(steps), steps);
        return true;
    }

    /// <summary>Shows every value at this path to the visitor, until it answers true.</summary>
    /// <returns>Whether the visitor answered true.</returns>
    public bool Visit<TVisitor>(PayloadValue root, ref TVisitor visitor) where TVisitor : struct, IValueVisitor => Visit(root, 0, ref visitor);

    public bool Equals(PayloadPath? other) => other is not null && _steps.AsSpan().SequenceEqual(other._steps);

    public override bool Equals(object? obj) => Equals(obj as PayloadPath);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (PathStep step in _steps) hash.Add(step);
        return hash.ToHashCode();
    }

    public override string ToString() => Text;

    private bool Visit<TVisitor>(PayloadValue value, int depth, ref TVisitor visitor) where TVisitor : struct, IValueVisitor
    {
        for (; depth < _steps.Length; depth++)
        {
            ref readonly PathStep step = ref _steps[depth];
            switch (step.Kind)
            {
                case PathStepKind.Key:
                    if (!value.TryGetMember(step.Utf8, out value)) return false;
                    break;
                case PathStepKind.Index:
                    if (!TryGetElement(value, step.Index, out value)) return false;
                    break;
                default:
                    foreach (PayloadValue element in value.Elements())
                    {
                        if (Visit(element, depth + 1, ref visitor)) return true;
                    }
                    return false;
            }
        }
        return visitor.Visit(value);
    }

    private static bool TryGetElement(PayloadValue array, ulong index, out PayloadValue element)
    {
        ulong at = 0;
        foreach (PayloadValue candidate in array.Elements())
        {
            if (at++ != index) continue;
            element = candidate;
            return true;
        }
        element = default;
        return false;
    }

    private static bool TryReadKey(string text, ref int at, List<PathStep> steps)
    {
        int start = at;
        if (at < text.Length && text[at] == '"')
        {
            int end = text.AsSpan(at + 1).IndexOfAny('"', '\\');
            if (end < 0 || text[at + 1 + end] != '"') return false;
            steps.Add(new PathStep(PathStepKind.Key, text.Substring(at + 1, end), 0));
            at += end + 2;
            return true;
        }
        while (at < text.Length && Rune.TryGetRuneAt(text, at, out Rune rune) && IsKeyCharacter(rune)) at += rune.Utf16SequenceLength;
        if (at == start) return false;
        steps.Add(new PathStep(PathStepKind.Key, text[start..at], 0));
        return true;
    }

    private static bool TryReadBracket(string text, ref int at, List<PathStep> steps)
    {
        int end = text.IndexOf(']', at);
        if (end < 0) return false;
        ReadOnlySpan<char> inside = text.AsSpan(at + 1, end - at - 1);
        at = end + 1;
        if (inside.IsEmpty)
        {
            steps.Add(PathStep.Each);
            return true;
        }
        foreach (char c in inside)
        {
            if (!char.IsAsciiDigit(c)) return false;
        }
        if (!ulong.TryParse(inside, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out ulong index)) return false;
        steps.Add(new PathStep(PathStepKind.Index, "", index));
        return true;
    }

    private static bool IsKeyCharacter(Rune rune) => rune.Value is '_' or '-' || CharacterClass.IsAlphanumeric(rune);

    private static string Write(ReadOnlySpan<PathStep> steps)
    {
        var text = new StringBuilder();
        foreach (PathStep step in steps)
        {
            switch (step.Kind)
            {
                case PathStepKind.Index: text.Append('[').Append(step.Index).Append(']'); break;
                case PathStepKind.Each: text.Append("[]"); break;
                default:
                    if (text.Length > 0) text.Append('.');
                    bool plain = step.Name.Length > 0 && step.Name.EnumerateRunes().All(IsKeyCharacter);
                    text.Append(plain ? step.Name : $"\"{step.Name}\"");
                    break;
            }
        }
        return text.ToString();
    }
}

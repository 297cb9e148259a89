using System.Numerics;
using System.Runtime.InteropServices;

namespace Qdrant.Local.Payload;

/// <summary>Gives each distinct UTF-8 text a small number, without making strings. Numbers of removed texts are given out again.</summary>
internal sealed class Utf8Table
{
    // A seed of its own for every process, so that nobody can choose texts that all collide.
    private static readonly ulong Seed = (ulong)Random.Shared.NextInt64() | 1;

    private readonly List<byte[]?> _texts = [];
    private readonly Stack<int> _free = new();
    private int[] _buckets = new int[16];
    private int[] _next = [];

    /// <summary>Every number given out is below it.</summary>
    public int Capacity => _texts.Count;

    /// <summary>How many texts there are.</summary>
    public int Count => _texts.Count - _free.Count;

    public bool IsUsed(int number) => _texts[number] is not null;

    public ReadOnlySpan<byte> this[int number] => _texts[number];

    /// <summary>The number of a text; -1 when it has none.</summary>
    public int Find(ReadOnlySpan<byte> text)
    {
        for (int at = _buckets[Bucket(text)] - 1; at >= 0; at = _next[at] - 1)
        {
            if (text.SequenceEqual(_texts[at])) return at;
        }
        return -1;
    }

    public int GetOrAdd(ReadOnlySpan<byte> text)
    {
        int found = Find(text);
        if (found >= 0) return found;
        if (Count >= _buckets.Length) Grow();
        if (!_free.TryPop(out int number))
        {
            number = _texts.Count;
            _texts.Add(null);
            if (number >= _next.Length) Array.Resize(ref _next, Math.Max(16, _next.Length * 2));
        }
        _texts[number] = text.ToArray();
        Link(number);
        return number;
    }

    public void Remove(int number)
    {
        int bucket = Bucket(_texts[number]);
        if (_buckets[bucket] - 1 == number)
        {
            _buckets[bucket] = _next[number];
        }
        else
        {
            int before = _buckets[bucket] - 1;
            while (_next[before] - 1 != number) before = _next[before] - 1;
            _next[before] = _next[number];
        }
        _texts[number] = null;
        _free.Push(number);
    }

    private void Link(int number)
    {
        int bucket = Bucket(_texts[number]);
        _next[number] = _buckets[bucket];
        _buckets[bucket] = number + 1;
    }

    private void Grow()
    {
        _buckets = new int[_buckets.Length * 2];
        for (int i = 0; i < _texts.Count; i++)
        {
            if (_texts[i] is not null) Link(i);
        }
    }

    private int Bucket(ReadOnlySpan<byte> text)
    {
        ulong hash = Seed ^ (ulong)text.Length;
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(text);
        foreach (ulong word in words) hash = Mix(hash, word);
        ulong rest = 0;
        foreach (byte b in text[(words.Length * sizeof(ulong))..]) rest = (rest << 8) | b;
        return (int)(Mix(hash, rest) >> 20) & (_buckets.Length - 1);
    }

    private static ulong Mix(ulong hash, ulong word)
    {
        hash = (hash ^ word) * 0x9E3779B97F4A7C15;
        return BitOperations.RotateLeft(hash, 29) ^ (hash >> 32);
    }
}

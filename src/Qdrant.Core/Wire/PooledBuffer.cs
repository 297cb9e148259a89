using System.Buffers;
using System.Globalization;

namespace Qdrant.Core.Wire;

/// <summary>
/// A growing byte buffer rented from the shared pool: request bodies are written into it, response bodies are read from it.
/// Dispose it exactly once; its memory must not be touched afterwards.
/// </summary>
public sealed class PooledBuffer : IBufferWriter<byte>, IDisposable
{
    private const int DefaultCapacity = 1024;
    private byte[]? _array;

    /// <summary>Rents a buffer.</summary>
    /// <param name="capacity">Bytes to rent at first; the buffer grows as it is written.</param>
    public PooledBuffer(int capacity = DefaultCapacity) => _array = ArrayPool<byte>.Shared.Rent(Math.Max(capacity, 16));

    /// <summary>Bytes written so far.</summary>
    public int Length { get; private set; }

    /// <summary>The bytes written so far.</summary>
    public ReadOnlyMemory<byte> WrittenMemory => Array.AsMemory(0, Length);

    /// <summary>The bytes written so far.</summary>
    public ReadOnlySpan<byte> WrittenSpan => Array.AsSpan(0, Length);

    private byte[] Array => _array ?? throw new ObjectDisposedException(nameof(PooledBuffer));

    /// <inheritdoc />
    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Array.Length - Length);
        Length += count;
    }

    /// <inheritdoc />
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        EnsureFree(sizeHint);
        return Array.AsMemory(Length);
    }

    /// <inheritdoc />
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        EnsureFree(sizeHint);
        return Array.AsSpan(Length);
    }

    /// <summary>Forgets what was written and keeps the memory for the next use.</summary>
    public void Clear() => Length = 0;

    /// <inheritdoc />
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _array, null) is { } array) ArrayPool<byte>.Shared.Return(array);
    }

    /// <summary>All of the rented memory, written or not, for a writer that keeps its own position.</summary>
    internal Span<byte> Whole => Array;

    /// <summary>Sets the length after a writer has written into <see cref="Whole"/>.</summary>
    internal void SetLength(int length) => Length = length;

    /// <summary>Makes room for <paramref name="size"/> bytes after <paramref name="used"/>, keeping what was written.</summary>
    internal Span<byte> Grow(int used, int size)
    {
        byte[] old = Array;
        long wanted = (long)used + Math.Max(size, 1);
        if (wanted > System.Array.MaxLength)
            throw new QdrantLimitException(
                string.Create(CultureInfo.InvariantCulture, $"A message of {wanted:N0} bytes is larger than one buffer can hold ({System.Array.MaxLength:N0}). Send smaller batches."));
        if (wanted <= old.Length) return old;
        byte[] grown = ArrayPool<byte>.Shared.Rent((int)Math.Min(Math.Max(wanted, old.Length * 2L), System.Array.MaxLength));
        old.AsSpan(0, used).CopyTo(grown);
        _array = grown;
        ArrayPool<byte>.Shared.Return(old);
        return grown;
    }

    private void EnsureFree(int sizeHint)
    {
        if (Array.Length - Length < Math.Max(sizeHint, 1)) Grow(Length, sizeHint);
    }
}

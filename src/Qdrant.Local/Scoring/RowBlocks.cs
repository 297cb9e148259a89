using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Qdrant.Local.Scoring;

/// <summary>
/// Rows of equal length by slot, in blocks of contiguous memory. A block never moves once it is full size, so growing a big collection copies nothing;
/// only the first block starts small and doubles, so that a small collection stays small.
/// </summary>
internal sealed class RowBlocks
{
    private const int BlockBytes = 4 << 20;
    private readonly int _shift;
    private byte[][] _blocks = [];

    /// <param name="stride">Bytes of one row.</param>
    public RowBlocks(int stride)
    {
        Stride = stride;
        _shift = Math.Max(BitOperations.Log2((uint)Math.Max(BlockBytes / Math.Max(stride, 1), 1)), 0);
    }

    public int Stride { get; }

    /// <summary>Rows of one full block.</summary>
    public int RowsPerBlock => 1 << _shift;

    public Span<byte> this[int slot] => _blocks[slot >> _shift].AsSpan((slot & (RowsPerBlock - 1)) * Stride, Stride);

    /// <summary>The first component of a row of floats. The row must have been made by <see cref="Ensure"/>: only its block is checked.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref float Floats(int slot) =>
        ref Unsafe.As<byte, float>(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_blocks[slot >> _shift]), (nint)(slot & (RowsPerBlock - 1)) * Stride));

    /// <summary>Makes room for a slot; a new row holds zeros.</summary>
    public void Ensure(int slot)
    {
        int block = slot >> _shift;
        if (block >= _blocks.Length)
        {
            int old = _blocks.Length;
            Array.Resize(ref _blocks, block + 1);
            for (int i = old; i <= block; i++) _blocks[i] = [];
        }
        int rows = (slot & (RowsPerBlock - 1)) + 1;
        if (_blocks[block].Length >= rows * Stride) return;
        int wanted = block == 0 ? Math.Min(RowsPerBlock, (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(rows, 16))) : RowsPerBlock;
        // Pinned arrays live on a heap that the collector never compacts, so a scan never sees them move.
        byte[] grown = GC.AllocateArray<byte>(wanted * Stride, pinned: true);
        _blocks[block].CopyTo(grown, 0);
        _blocks[block] = grown;
    }
}

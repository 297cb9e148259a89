using System.Buffers;
using System.Buffers.Binary;

namespace Qdrant.Local.Storage;

/// <summary>
/// The dense vectors of one name: a header and rows of one size. The database says which row belongs to which point. A row that it names is never
/// written over; one that nobody names (replaced, deleted, or written just before a crash) is free and used again, so the file stays as long as it once had to be.
/// </summary>
internal sealed class VectorFile : IDisposable
{
    private const int HeaderSize = 64;
    private const uint Version = 1;
    private const int BufferSize = 4 << 20;
    private static ReadOnlySpan<byte> Magic => "QDTLVEC\n"u8;

    private readonly IStoreFile _file;
    private readonly string _path;
    private readonly int _stride;
    private readonly int _capacity;
    private readonly Stack<long> _free = new();
    private readonly List<long> _left = [];
    // Taken from the pool while there is something to write: thousands of collections would hold gigabytes otherwise.
    private byte[]? _buffer;
    private long _firstBuffered;
    private int _buffered;
    private bool _unflushed;

    /// <summary>Opens the file, or makes it.</summary>
    /// <param name="files">Where it lies.</param>
    /// <param name="path">The file.</param>
    /// <param name="stride">Bytes of one row.</param>
    /// <param name="rows">How many rows the database counts; what lies behind them was never committed and is written over.</param>
    public VectorFile(IStoreFiles files, string path, int stride, long rows)
    {
        (_path, _stride, Rows) = (path, stride, rows);
        _capacity = Math.Max(BufferSize / stride, 1) * stride;
        _file = files.Open(path);
        try
        {
            if (_file.Length < HeaderSize && rows == 0) WriteHeader();
            else CheckHeader();
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    /// <summary>Rows so far, those not flushed yet included.</summary>
    public long Rows { get; private set; }

    private void WriteHeader()
    {
        Span<byte> header = stackalloc byte[HeaderSize];
        header.Clear();
        Magic.CopyTo(header);
        BinaryPrimitives.WriteUInt32LittleEndian(header[8..], Version);
        BinaryPrimitives.WriteInt32LittleEndian(header[12..], _stride);
        _file.Write(header, 0);
        _unflushed = true;
    }

    private void CheckHeader()
    {
        Span<byte> header = stackalloc byte[HeaderSize];
        if (_file.Read(header, 0) < HeaderSize || !header.StartsWith(Magic) || BinaryPrimitives.ReadInt32LittleEndian(header[12..]) != _stride) throw Damaged("its header is not what this store wrote");
        uint version = BinaryPrimitives.ReadUInt32LittleEndian(header[8..]);
        if (version > Version)
            throw new QdrantStoreException(StoreProblem.NewerFormat, _path, $"'{_path}' has format {version}, written by a newer version of this library; this one knows formats up to {Version}. Update the library.");
        if (_file.Length < HeaderSize + Rows * _stride) throw Damaged($"it should hold {Rows} rows and is too short");
    }

    /// <summary>Writes a vector to a free row, or behind the last one, and returns the row's number.</summary>
    public long Add(ReadOnlySpan<byte> vector)
    {
        long row = _free.TryPop(out long free) ? free : Rows++;
        if (_buffered == _capacity || row != _firstBuffered + _buffered / _stride) Spill();
        if (_buffered == 0) _firstBuffered = row;
        _buffer ??= ArrayPool<byte>.Shared.Rent(_capacity);
        vector.CopyTo(_buffer.AsSpan(_buffered));
        _buffered += _stride;
        return row;
    }

    /// <summary>A point leaves its row. The last commit still names it, so it becomes free with the next one.</summary>
    public void Leave(long row) => _left.Add(row);

    /// <summary>Says that a row which the database does not name is free.</summary>
    public void Free(long row) => _free.Push(row);

    /// <summary>To be called after a commit: what was left before it is free now.</summary>
    public void Committed()
    {
        // Taken in ascending order, neighbours are written at once.
        _left.Sort();
        for (int i = _left.Count - 1; i >= 0; i--) _free.Push(_left[i]);
        _left.Clear();
    }

    /// <summary>Returns when every row is on the disk itself.</summary>
    public void Flush()
    {
        Spill();
        ReturnBuffer();
        if (_unflushed) _file.Flush();
        _unflushed = false;
    }

    private void ReturnBuffer()
    {
        if (_buffer is not null) ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = null;
    }

    private void Spill()
    {
        if (_buffered == 0) return;
        _file.Write(_buffer.AsSpan(0, _buffered), HeaderSize + _firstBuffered * _stride);
        _buffered = 0;
        _unflushed = true;
    }

    /// <summary>Reads all rows from first to last.</summary>
    public void ReadAll(RowReader row)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(_capacity, Rows * _stride));
        try
        {
            for (long first = 0, rows; first < Rows; first += rows)
            {
                rows = Math.Min(_capacity / _stride, Rows - first);
                Span<byte> target = buffer.AsSpan(0, (int)rows * _stride);
                if (_file.Read(target, HeaderSize + first * _stride) < target.Length) throw Damaged("it ends too early");
                for (int i = 0; i < rows; i++) row(first + i, target.Slice(i * _stride, _stride));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Takes one row; its bytes are valid during the call only.</summary>
    public delegate void RowReader(long number, ReadOnlySpan<byte> row);

    public QdrantStoreException Damaged(string why) => StoreFailure.Damaged(_path, why);

    public void Dispose()
    {
        ReturnBuffer();
        _file.Dispose();
    }
}

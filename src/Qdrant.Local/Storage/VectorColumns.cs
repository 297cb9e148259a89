using Qdrant.Local.Engine;
using Qdrant.Local.Scoring;

namespace Qdrant.Local.Storage;

/// <summary>
/// How the vectors of a point stand in its database row: for each name it has, a number for the name, and either the row in the name's
/// vector file (dense) or the stored bytes themselves (multivectors, sparse).
/// </summary>
internal sealed class VectorColumns : IDisposable
{
    private readonly Dictionary<string, Column> _columns = new(StringComparer.Ordinal);

    public IEnumerable<Column> All => _columns.Values;

    public void Add(string name, int number, VectorStorage storage, VectorFile? file) => _columns.Add(name, new Column(name, number, storage, file));

    public bool Contains(string name) => _columns.ContainsKey(name);

    public void Remove(string name)
    {
        if (_columns.Remove(name, out Column? column)) column.File?.Dispose();
    }

    /// <summary>Encodes the vectors of a live point; dense ones are appended to their files.</summary>
    public void Encode(CollectionState state, int slot, BlobWriter blob)
    {
        foreach ((string name, VectorStorage storage) in state.Vectors)
        {
            if (!storage.Has(slot)) continue;
            Column column = _columns[name];
            // The lowest bit tells a row from bytes, so that what belongs to a deleted name can be skipped.
            if (storage is DenseVectors dense)
            {
                blob.Number((ulong)column.Number << 1);
                blob.Number((ulong)column.File!.Append(dense.Stored(slot)));
                continue;
            }
            blob.Number(((ulong)column.Number << 1) | 1);
            blob.Bytes(storage is MultiVectors multi ? multi.Stored(slot) : ((SparseVectors)storage).Stored(slot));
        }
    }

    /// <summary>Makes all appended rows durable.</summary>
    public void Flush()
    {
        foreach (Column column in _columns.Values) column.File?.Flush();
    }

    /// <summary>Takes in the vectors of a point; of dense ones only the row is noted, to be read in file order later.</summary>
    public void Decode(CollectionState state, int slot, ReadOnlySpan<byte> blob)
    {
        var reader = new BlobReader(blob);
        while (!reader.AtEnd)
        {
            ulong tag = reader.Number();
            Column? column = Find((int)(tag >> 1));
            if ((tag & 1) == 0)
            {
                long row = (long)reader.Number();
                column?.Note(row, slot);
                continue;
            }
            ReadOnlySpan<byte> stored = reader.Bytes();
            if (column is null) continue;
            if (state.Vectors[column.Name] is MultiVectors multi) multi.SetStored(slot, stored);
            else ((SparseVectors)state.Vectors[column.Name]).SetStored(slot, stored);
        }
    }

    private Column? Find(int number)
    {
        foreach (Column column in _columns.Values)
            if (column.Number == number) return column;
        return null;
    }

    public void Dispose()
    {
        foreach (Column column in _columns.Values) column.File?.Dispose();
    }

    /// <summary>One vector name on disk.</summary>
    internal sealed class Column(string name, int number, VectorStorage storage, VectorFile? file)
    {
        private int[] _slotOfRow = [];

        public string Name => name;

        public int Number => number;

        public VectorFile? File => file;

        /// <summary>Whether the name is gone, or has been given to another vector since.</summary>
        public bool IsGone(CollectionState state) => !state.Vectors.TryGetValue(name, out VectorStorage? now) || !ReferenceEquals(now, storage);

        public void Note(long row, int slot)
        {
            if (row < 0 || row >= file!.Rows) throw new InvalidDataException($"a point names row {row} of the vectors '{name}', which has {file!.Rows}");
            int at = checked((int)row);
            if (at >= _slotOfRow.Length)
            {
                int before = _slotOfRow.Length;
                Array.Resize(ref _slotOfRow, Math.Max(at + 1, Math.Max(1024, before * 2)));
                _slotOfRow.AsSpan(before).Fill(-1);
            }
            _slotOfRow[at] = slot;
        }

        /// <summary>Reads the file once from front to back and gives each row to its point.</summary>
        public void ReadRows(DenseVectors target)
        {
            file!.ReadAll((row, bytes) =>
            {
                if (row < _slotOfRow.Length && _slotOfRow[row] is >= 0 and int slot) target.SetStored(slot, bytes);
            });
            _slotOfRow = [];
        }
    }
}

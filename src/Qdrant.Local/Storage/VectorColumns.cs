using Qdrant.Local.Engine;
using Qdrant.Local.Scoring;

namespace Qdrant.Local.Storage;

/// <summary>
/// How the vectors of a point stand in its database row: for each name it has, a number for the name, and either the row in the name's
/// vector file with the checksum of it (dense) or the stored bytes themselves (multivectors, sparse).
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

    /// <summary>Takes a point's rows away, before it gets new ones or is gone.</summary>
    public void Leave(int slot)
    {
        foreach (Column column in _columns.Values) column.Leave(slot);
    }

    /// <summary>To be called after a commit: rows that were left are free now.</summary>
    public void Committed()
    {
        foreach (Column column in _columns.Values) column.File?.Committed();
    }

    /// <summary>Encodes the vectors of a live point; dense ones are written to their files.</summary>
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
                ReadOnlySpan<byte> stored = dense.Stored(slot);
                blob.Number((ulong)column.Add(slot, stored));
                blob.Number(Checksum.Of(stored));
                continue;
            }
            blob.Number(((ulong)column.Number << 1) | 1);
            blob.Bytes(storage is MultiVectors multi ? multi.Stored(slot) : ((SparseVectors)storage).Stored(slot));
        }
    }

    /// <summary>Makes all written rows durable.</summary>
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
                uint sum = (uint)reader.Number();
                column?.Note(row, slot, sum);
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
        private readonly List<int> _rowOfSlot = [];
        private int[] _slotOfRow = [];
        private uint[] _sumOfRow = [];

        public string Name => name;

        public int Number => number;

        public VectorFile? File => file;

        /// <summary>Whether the name is gone, or has been given to another vector since.</summary>
        public bool IsGone(CollectionState state) => !state.Vectors.TryGetValue(name, out VectorStorage? now) || !ReferenceEquals(now, storage);

        /// <summary>Writes a vector to a row of its own.</summary>
        public long Add(int slot, ReadOnlySpan<byte> vector)
        {
            long row = file!.Add(vector);
            SetRow(slot, checked((int)row));
            return row;
        }

        public void Leave(int slot)
        {
            if (slot >= _rowOfSlot.Count || _rowOfSlot[slot] < 0) return;
            file!.Leave(_rowOfSlot[slot]);
            _rowOfSlot[slot] = -1;
        }

        private void SetRow(int slot, int row)
        {
            while (_rowOfSlot.Count <= slot) _rowOfSlot.Add(-1);
            _rowOfSlot[slot] = row;
        }

        /// <summary>Takes in whose row it is, when a store is opened.</summary>
        public void Note(long row, int slot, uint sum)
        {
            if (file is null || row >= file.Rows) throw Damaged($"it has no row {row}, which a point names");
            if (_slotOfRow.Length == 0)
            {
                _slotOfRow = new int[file.Rows];
                _slotOfRow.AsSpan().Fill(-1);
                _sumOfRow = new uint[file.Rows];
            }
            if (_slotOfRow[row] >= 0) throw Damaged($"two points name its row {row}");
            _slotOfRow[row] = slot;
            _sumOfRow[row] = sum;
            SetRow(slot, (int)row);
        }

        private Exception Damaged(string why) => file is null ? new InvalidDataException($"vector '{name}' has no file of rows") : file.Damaged(why);

        /// <summary>Reads the file once from front to back, gives each row to its point and frees those without one.</summary>
        public void ReadRows(DenseVectors target)
        {
            int[] slots = _slotOfRow;
            file!.ReadAll((row, bytes) =>
            {
                if (slots.Length == 0 || slots[row] is not (>= 0 and int slot)) return;
                if (Checksum.Of(bytes) != _sumOfRow[row]) throw Damaged($"row {row} does not hold what was written there");
                target.SetStored(slot, bytes);
            });
            for (long row = file.Rows - 1; row >= 0; row--)
                if (slots.Length == 0 || slots[row] < 0) file.Free(row);
            (_slotOfRow, _sumOfRow) = ([], []);
        }
    }
}

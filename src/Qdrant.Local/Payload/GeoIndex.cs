using Qdrant.Local.Filtering;

namespace Qdrant.Local.Payload;

/// <summary>Places on the map. Each is filed under a number that keeps near places near, so that a shape is a few runs of numbers.</summary>
internal sealed class GeoIndex(PayloadPath path, PayloadPath? nested) : ValueIndex<GeoLocation>(path, nested)
{
    // Cells with fewer points than this are looked through, not divided further.
    private const int SmallCell = 32;

    private readonly SortedEntries<Entry> _cells = new();

    public override SlotTest? Serve(FieldTest test) => test.Shape is { } shape ? new ShapeTest(this, shape) : null;

    protected override bool TryRead(PayloadValue value, bool adding, out GeoLocation read) => GeoLocation.TryRead(value, out read) && read.IsInRange;

    protected override void Added(GeoLocation value, int slot) => _cells.Add(new Entry(Cell(value), value), slot);

    protected override void Removed(GeoLocation value, int slot) => _cells.Remove(new Entry(Cell(value), value), slot);

    private static uint Column(double lon) => Fraction((lon + 180) / 360);

    private static uint Row(double lat) => Fraction((lat + 90) / 180);

    private static uint Fraction(double part) => (uint)Math.Clamp(part * 4_294_967_296d, 0d, 4_294_967_295d);

    private static ulong Cell(GeoLocation place) => Spread(Column(place.Lon)) << 1 | Spread(Row(place.Lat));

    /// <summary>Puts a zero before each bit.</summary>
    private static ulong Spread(uint bits)
    {
        ulong x = bits;
        x = (x | x << 16) & 0x0000_FFFF_0000_FFFF;
        x = (x | x << 8) & 0x00FF_00FF_00FF_00FF;
        x = (x | x << 4) & 0x0F0F_0F0F_0F0F_0F0F;
        x = (x | x << 2) & 0x3333_3333_3333_3333;
        return (x | x << 1) & 0x5555_5555_5555_5555;
    }

    /// <summary>The runs of entries that hold every place inside some bounds, and others near by.</summary>
    private List<(SortedEntries<Entry>.Position From, SortedEntries<Entry>.Position To)> Cover(GeoBounds bounds)
    {
        var runs = new List<(SortedEntries<Entry>.Position, SortedEntries<Entry>.Position)>();
        Cover(0, 0, 32, new Cells(Column(bounds.West), Row(bounds.South), Column(bounds.East), Row(bounds.North)), runs);
        return runs;
    }

    private void Cover(uint column, uint row, int bits, Cells wanted, List<(SortedEntries<Entry>.Position From, SortedEntries<Entry>.Position To)> runs)
    {
        uint last = bits == 32 ? uint.MaxValue : (1u << bits) - 1;
        uint lastColumn = column + last;
        uint lastRow = row + last;
        if (column > wanted.East || lastColumn < wanted.West || row > wanted.North || lastRow < wanted.South) return;
        ulong first = Spread(column) << 1 | Spread(row);
        (SortedEntries<Entry>.Position From, SortedEntries<Entry>.Position To) run =
            (_cells.LowerBound(Entry.Before(first)), _cells.UpperBound(Entry.Behind(Spread(lastColumn) << 1 | Spread(lastRow))));
        int count = _cells.CountBetween(run.From, run.To);
        if (count == 0) return;
        bool inside = column >= wanted.West && lastColumn <= wanted.East && row >= wanted.South && lastRow <= wanted.North;
        if (inside || count <= SmallCell || bits == 0)
        {
            runs.Add(run);
            return;
        }
        int half = bits - 1;
        uint step = 1u << half;
        Cover(column, row, half, wanted, runs);
        Cover(column, row + step, half, wanted, runs);
        Cover(column + step, row, half, wanted, runs);
        Cover(column + step, row + step, half, wanted, runs);
    }

    /// <summary>A place with the number of its cell; ordered by the cell first.</summary>
    private readonly record struct Entry(ulong Cell, GeoLocation Place) : IComparable<Entry>
    {
        public static Entry Before(ulong cell) => new(cell, new GeoLocation(double.NegativeInfinity, 0));

        public static Entry Behind(ulong cell) => new(cell, new GeoLocation(double.PositiveInfinity, 0));

        public int CompareTo(Entry other) => Cell != other.Cell ? Cell.CompareTo(other.Cell) : Place.CompareTo(other.Place);
    }

    private readonly record struct Cells(uint West, uint South, uint East, uint North);

    private sealed class ShapeTest : SlotTest
    {
        private readonly GeoIndex _index;
        private readonly GeoShape _shape;
        private readonly List<(SortedEntries<Entry>.Position From, SortedEntries<Entry>.Position To)> _runs = [];

        public ShapeTest(GeoIndex index, GeoShape shape)
        {
            (_index, _shape) = (index, shape);
            foreach (GeoBounds bounds in shape.Bounds) _runs.AddRange(index.Cover(bounds));
            int count = 0;
            foreach ((SortedEntries<Entry>.Position from, SortedEntries<Entry>.Position to) in _runs) count += index._cells.CountBetween(from, to);
            Estimate = Math.Min(count, index.PointCount);
        }

        public override int Estimate { get; }

        public override bool Matches(int slot)
        {
            foreach (GeoLocation place in _index.Values[slot])
            {
                if (_shape.Contains(place)) return true;
            }
            return false;
        }

        public override bool MatchesElement(PayloadValue element, PayloadPath rest) => _index.Any(element, rest, _shape.Contains);

        public override void AddTo(Span<ulong> bits)
        {
            foreach ((SortedEntries<Entry>.Position from, SortedEntries<Entry>.Position to) in _runs)
            {
                foreach ((_, int slot) in _index._cells.Between(from, to))
                {
                    if (Matches(slot)) bits[slot >> 6] |= 1UL << (slot & 63);
                }
            }
        }
    }
}

using Qdrant.Core;
using Qdrant.Core.Protocol;
using Qdrant.Local.Engine;
using Qdrant.Local.Payload;
using Qdrant.Local.Service;

namespace Qdrant.Local.Querying.Formulas;

/// <summary>The values a formula sees of one point: set <see cref="Slot"/>, then evaluate.</summary>
internal sealed class FormulaPoint
{
    private readonly CollectionState _state;
    private readonly IReadOnlyDictionary<int, float>[] _scores;
    private readonly (FormulaVariable Variable, Value Default)[] _defaults;
    private readonly FieldIndex[] _indexes;

    /// <param name="state">The collection.</param>
    /// <param name="scores">The scores of each prefetch by slot.</param>
    /// <param name="defaults">What to use where a variable has no value.</param>
    public FormulaPoint(CollectionState state, IReadOnlyDictionary<int, float>[] scores, (FormulaVariable, Value)[] defaults)
    {
        _state = state;
        _scores = scores;
        _defaults = defaults;
        _indexes = [.. state.Indexes.Values.Where(i => i.Schema.DataType != PayloadSchemaType.Text)];
    }

    public int Slot { get; set; }

    public double Score(FormulaVariable variable)
    {
        if (variable.ScoreIndex < (ulong)_scores.Length && _scores[(int)variable.ScoreIndex.Value].TryGetValue(Slot, out float score)) return score;
        return Default(variable) is { } value && TryNumber(value, out double number) ? number : 0;
    }

    public double Number(FormulaVariable variable)
    {
        FieldIndex? index = IndexOn(variable.Path!);
        if (index?.Index is IntegerIndex integers && integers.Values[Slot] is [long integer]) return integer;
        if (index?.Index is FloatIndex numbers && numbers.Values[Slot] is [double only]) return only;
        var first = new SingleValue(index?.Schema.DataType, SingleValue.Wanted.Number);
        first.Read(_state.Points.PayloadOf(Slot), variable.Path!);
        if (first.Count > 1 || (first.Count == 1 && !first.IsWanted)) throw NotA("number", variable.Text, "Value is not a number");
        if (first.Count == 1) return first.Number;
        Value value = Default(variable) ?? throw NotA("number", variable.Text, "No value found in a payload nor defaults");
        return TryNumber(value, out double number) ? number : throw NotA("number", variable.Text, "Value is not a number");
    }

    /// <summary>The date at a path, in seconds since 1970.</summary>
    public double DateSeconds(PayloadPath path)
    {
        var first = new SingleValue(IndexOn(path)?.Schema.DataType, SingleValue.Wanted.Text);
        first.Read(_state.Points.PayloadOf(Slot), path);
        if (first.Count > 1 || (first.Count == 1 && !first.IsWanted)) throw NotA("datetime", path.Text, "Value is not a string");
        string text;
        if (first.Count == 1) text = first.Text!;
        else
        {
            Value value = Default(new FormulaVariable(path.Text, null, path)) ?? throw NotA("datetime", path.Text, "No value found in a payload nor defaults");
            if (value.KindCase != Value.KindOneofCase.StringValue) throw NotA("datetime", path.Text, "Value is not a string");
            text = value.StringValue;
        }
        return FormulaDate.TryParseSeconds(text, out double seconds) ? seconds : throw NotA("datetime", path.Text, FormulaDate.Malformed);
    }

    /// <summary>The place at a path.</summary>
    public GeoLocation Location(PayloadPath path)
    {
        var first = new SingleValue(IndexOn(path)?.Schema.DataType, SingleValue.Wanted.Place);
        first.Read(_state.Points.PayloadOf(Slot), path);
        if (first.Count > 1) throw NotA("geo point", path.Text, "invalid type: sequence, expected struct GeoPointShadow");
        if (first.Count == 1) return first.IsWanted ? first.Place : throw NotA("geo point", path.Text, $"invalid type: {first.Description}, expected struct GeoPointShadow");
        Value value = Default(new FormulaVariable(path.Text, null, path)) ?? throw NotA("geo point", path.Text, "No value found in a payload nor defaults");
        return TryPlace(value, out GeoLocation place) ? place : throw NotA("geo point", path.Text, "invalid type: expected struct GeoPointShadow");
    }

    private FieldIndex? IndexOn(PayloadPath path)
    {
        foreach (FieldIndex index in _indexes)
            if (index.Index.Path.Equals(path)) return index;
        return null;
    }

    private Value? Default(FormulaVariable variable)
    {
        foreach ((FormulaVariable candidate, Value value) in _defaults)
            if (candidate.IsSame(variable)) return value;
        return null;
    }

    private static bool TryNumber(Value value, out double number)
    {
        number = value.KindCase == Value.KindOneofCase.IntegerValue ? value.IntegerValue : value.DoubleValue;
        return value.KindCase is Value.KindOneofCase.IntegerValue or Value.KindOneofCase.DoubleValue;
    }

    private static bool TryPlace(Value value, out GeoLocation place)
    {
        place = default;
        if (value.KindCase != Value.KindOneofCase.StructValue) return false;
        if (!value.StructValue.Fields.TryGetValue("lon", out Value? lon) || !TryNumber(lon, out double longitude)) return false;
        if (!value.StructValue.Fields.TryGetValue("lat", out Value? lat) || !TryNumber(lat, out double latitude)) return false;
        place = new GeoLocation(longitude, latitude);
        return true;
    }

    private static QdrantRpcException NotA(string kind, string name, string cause) =>
        ServerError.BadInput($"Expected {kind} value for {name} in the payload and/or in the formula defaults. Error: {cause}");
}

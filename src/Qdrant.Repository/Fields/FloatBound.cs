using System.Globalization;
using Proto = Qdrant.Core.Protocol;

namespace Qdrant.Repository;

/// <summary>
/// What a number field is compared with or set to: any of C#'s number types converts to it. A <see cref="float"/> becomes the double nearest to
/// its shortest decimal text, which is how it is stored: 9.99f is 9.99.
/// </summary>
public readonly struct FloatBound
{
    private readonly double? _value;
    private readonly long? _integer;

    private FloatBound(double? value, long? integer = null) => (_value, _integer) = (value, integer);

    /// <summary>A double as it is.</summary>
    public static implicit operator FloatBound(double? value) => new(value);

    /// <summary>The double nearest to the float's shortest decimal text.</summary>
    public static implicit operator FloatBound(float? value) =>
        new(value is { } number ? double.Parse(number.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : null);

    /// <summary>The double nearest to the half's shortest decimal text.</summary>
    public static implicit operator FloatBound(Half? value) =>
        new(value is { } number ? double.Parse(number.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : null);

    /// <summary>The nearest double of an integer.</summary>
    public static implicit operator FloatBound(long? value) => new(value, value);

    internal double Of(string path) => FieldLeaf.Given(path, _value);

    /// <summary>The stored form, as the codec writes it.</summary>
    internal Proto.Value Stored(string path, IntegerSize? integers)
    {
        double value = Of(path);
        if (!double.IsFinite(value)) throw new ArgumentException($"'{path}' is set to {value.ToString(CultureInfo.InvariantCulture)}; JSON, and so the payload, holds finite numbers only.", nameof(path));
        if (integers is not { } size) return new() { DoubleValue = value };
        if (_integer is { } integer) return size.Stored(path, integer);
        if (!double.IsInteger(value) || Math.Abs(value) >= 9.2e18) throw new ArgumentException($"'{path}' holds integers and is set to {value.ToString(CultureInfo.InvariantCulture)}.", nameof(path));
        return size.Stored(path, (long)value);
    }
}

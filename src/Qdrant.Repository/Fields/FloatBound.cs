using System.Globalization;

namespace Qdrant.Repository;

/// <summary>
/// What a number field is compared with: any of C#'s number types converts to it. A <see cref="float"/> becomes the double nearest to its
/// shortest decimal text, which is how it is stored: 9.99f is 9.99.
/// </summary>
public readonly struct FloatBound
{
    private readonly double? _value;

    private FloatBound(double? value) => _value = value;

    /// <summary>A double as it is.</summary>
    public static implicit operator FloatBound(double? value) => new(value);

    /// <summary>The double nearest to the float's shortest decimal text.</summary>
    public static implicit operator FloatBound(float? value) =>
        new(value is { } number ? double.Parse(number.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : null);

    /// <summary>The double nearest to the half's shortest decimal text.</summary>
    public static implicit operator FloatBound(Half? value) =>
        new(value is { } number ? double.Parse(number.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : null);

    /// <summary>The nearest double of an integer.</summary>
    public static implicit operator FloatBound(long? value) => new(value);

    internal double Of(string path) => FieldLeaf.Given(path, _value);
}

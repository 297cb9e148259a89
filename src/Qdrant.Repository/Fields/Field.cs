namespace Qdrant.Repository;

/// <summary>
/// Handles of fields that no entity declares, by their payload path: <c>Field.Keyword&lt;Article&gt;("metadata.source") == "x"</c>. Whether the field
/// has an index is the caller's to know, so these are the handles of unindexed fields.
/// </summary>
/// <remarks>A path is keys joined by dots; a key with other characters than letters, digits, <c>_</c> and <c>-</c> is quoted, see <see cref="PayloadPath"/>.</remarks>
public static class Field
{
    /// <summary>A text.</summary>
    public static UnindexedKeywordField<T> Keyword<T>(string path) => new(Checked(path));

    /// <summary>An integer.</summary>
    public static UnindexedIntegerField<T> Integer<T>(string path) => new(Checked(path));

    /// <summary>A number.</summary>
    public static UnindexedFloatField<T> Float<T>(string path) => new(Checked(path));

    /// <summary>A boolean.</summary>
    public static UnindexedBoolField<T> Bool<T>(string path) => new(Checked(path));

    /// <summary>An instant or a date.</summary>
    public static UnindexedDatetimeField<T> Datetime<T>(string path) => new(Checked(path));

    /// <summary>A place.</summary>
    public static UnindexedGeoField<T> Geo<T>(string path) => new(Checked(path));

    /// <summary>A text with a full-text index.</summary>
    public static TextField<T> Text<T>(string path) => new(Checked(path));

    /// <summary>A list of texts.</summary>
    public static UnindexedKeywordListField<T> Keywords<T>(string path) => new(Checked(path));

    private static string Checked(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return path;
    }
}

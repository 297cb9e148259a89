using Qdrant.Core.Protocol;
#pragma warning disable CS0612 // The older on-disk flags are what servers before 1.19 understand.

namespace Qdrant.Repository.Schema;

/// <summary>Turns a declared payload index into the message that creates it; only what was declared is sent.</summary>
internal static class IndexConversion
{
    public static CreateFieldIndexCollection ToCreateFieldIndex(this PayloadIndexSchema index, string collection) => new()
    {
        CollectionName = collection,
        FieldName = index.Path,
        FieldType = index.ToFieldType(),
        FieldIndexParams = index.ToParams(),
        Wait = true,
    };

    public static FieldType ToFieldType(this PayloadIndexSchema index) => index switch
    {
        KeywordIndexSchema => FieldType.Keyword,
        IntegerIndexSchema => FieldType.Integer,
        FloatIndexSchema => FieldType.Float,
        BoolIndexSchema => FieldType.Bool,
        DatetimeIndexSchema => FieldType.Datetime,
        GeoIndexSchema => FieldType.Geo,
        UuidIndexSchema => FieldType.Uuid,
        TextIndexSchema => FieldType.Text,
        _ => throw new ArgumentOutOfRangeException(nameof(index), index, "An index of an unknown kind."),
    };

    public static PayloadIndexParams ToParams(this PayloadIndexSchema index) => index switch
    {
        KeywordIndexSchema keyword => new PayloadIndexParams { KeywordIndexParams = ToKeywordParams(keyword) },
        IntegerIndexSchema integer => new PayloadIndexParams { IntegerIndexParams = ToIntegerParams(integer) },
        FloatIndexSchema number => new PayloadIndexParams { FloatIndexParams = ToFloatParams(number) },
        BoolIndexSchema boolean => new PayloadIndexParams { BoolIndexParams = ToBoolParams(boolean) },
        DatetimeIndexSchema datetime => new PayloadIndexParams { DatetimeIndexParams = ToDatetimeParams(datetime) },
        GeoIndexSchema geo => new PayloadIndexParams { GeoIndexParams = ToGeoParams(geo) },
        UuidIndexSchema uuid => new PayloadIndexParams { UuidIndexParams = ToUuidParams(uuid) },
        TextIndexSchema text => new PayloadIndexParams { TextIndexParams = ToTextParams(text) },
        _ => throw new ArgumentOutOfRangeException(nameof(index), index, "An index of an unknown kind."),
    };

    private static KeywordIndexParams ToKeywordParams(KeywordIndexSchema index)
    {
        var parameters = new KeywordIndexParams();
        if (index.Prefix is true) parameters.Prefix = new KeywordPrefixParams();
        if (index.IsTenant is { } isTenant) parameters.IsTenant = isTenant;
        if (index.OnDisk is { } onDisk) parameters.OnDisk = onDisk;
        if (index.EnableHnsw is { } enableHnsw) parameters.EnableHnsw = enableHnsw;
        if (index.Memory is { } memory) parameters.Memory = SchemaConversion.ToProtocol(memory);
        if (index.Nested is { } nested) parameters.Nested = nested;
        return parameters;
    }

    private static IntegerIndexParams ToIntegerParams(IntegerIndexSchema index)
    {
        var parameters = new IntegerIndexParams();
        if (index.Lookup is { } lookup) parameters.Lookup = lookup;
        if (index.Range is { } range) parameters.Range = range;
        if (index.IsPrincipal is { } isPrincipal) parameters.IsPrincipal = isPrincipal;
        if (index.OnDisk is { } onDisk) parameters.OnDisk = onDisk;
        if (index.EnableHnsw is { } enableHnsw) parameters.EnableHnsw = enableHnsw;
        if (index.Memory is { } memory) parameters.Memory = SchemaConversion.ToProtocol(memory);
        if (index.Nested is { } nested) parameters.Nested = nested;
        return parameters;
    }

    private static FloatIndexParams ToFloatParams(FloatIndexSchema index)
    {
        var parameters = new FloatIndexParams();
        if (index.IsPrincipal is { } isPrincipal) parameters.IsPrincipal = isPrincipal;
        if (index.OnDisk is { } onDisk) parameters.OnDisk = onDisk;
        if (index.EnableHnsw is { } enableHnsw) parameters.EnableHnsw = enableHnsw;
        if (index.Memory is { } memory) parameters.Memory = SchemaConversion.ToProtocol(memory);
        if (index.Nested is { } nested) parameters.Nested = nested;
        return parameters;
    }

    private static BoolIndexParams ToBoolParams(BoolIndexSchema index)
    {
        var parameters = new BoolIndexParams();
        if (index.OnDisk is { } onDisk) parameters.OnDisk = onDisk;
        if (index.EnableHnsw is { } enableHnsw) parameters.EnableHnsw = enableHnsw;
        if (index.Memory is { } memory) parameters.Memory = SchemaConversion.ToProtocol(memory);
        if (index.Nested is { } nested) parameters.Nested = nested;
        return parameters;
    }

    private static DatetimeIndexParams ToDatetimeParams(DatetimeIndexSchema index)
    {
        var parameters = new DatetimeIndexParams();
        if (index.IsPrincipal is { } isPrincipal) parameters.IsPrincipal = isPrincipal;
        if (index.OnDisk is { } onDisk) parameters.OnDisk = onDisk;
        if (index.EnableHnsw is { } enableHnsw) parameters.EnableHnsw = enableHnsw;
        if (index.Memory is { } memory) parameters.Memory = SchemaConversion.ToProtocol(memory);
        if (index.Nested is { } nested) parameters.Nested = nested;
        return parameters;
    }

    private static GeoIndexParams ToGeoParams(GeoIndexSchema index)
    {
        var parameters = new GeoIndexParams();
        if (index.OnDisk is { } onDisk) parameters.OnDisk = onDisk;
        if (index.EnableHnsw is { } enableHnsw) parameters.EnableHnsw = enableHnsw;
        if (index.Memory is { } memory) parameters.Memory = SchemaConversion.ToProtocol(memory);
        if (index.Nested is { } nested) parameters.Nested = nested;
        return parameters;
    }

    private static UuidIndexParams ToUuidParams(UuidIndexSchema index)
    {
        var parameters = new UuidIndexParams();
        if (index.IsTenant is { } isTenant) parameters.IsTenant = isTenant;
        if (index.OnDisk is { } onDisk) parameters.OnDisk = onDisk;
        if (index.EnableHnsw is { } enableHnsw) parameters.EnableHnsw = enableHnsw;
        if (index.Memory is { } memory) parameters.Memory = SchemaConversion.ToProtocol(memory);
        if (index.Nested is { } nested) parameters.Nested = nested;
        return parameters;
    }

    private static TextIndexParams ToTextParams(TextIndexSchema index)
    {
        var parameters = new TextIndexParams { Tokenizer = (TokenizerType)(int)index.Tokenizer };
        if (index.Lowercase is { } lowercase) parameters.Lowercase = lowercase;
        if (index.PhraseMatching is { } phraseMatching) parameters.PhraseMatching = phraseMatching;
        if (index.AsciiFolding is { } asciiFolding) parameters.AsciiFolding = asciiFolding;
        if (index.MinTokenLen is { } minTokenLen) parameters.MinTokenLen = (ulong)minTokenLen;
        if (index.MaxTokenLen is { } maxTokenLen) parameters.MaxTokenLen = (ulong)maxTokenLen;
        if (index.Scoring is { } scoring) parameters.Scoring = new TextScoringParams { Type = (TextScoringType)(int)scoring };
        if (index.Stemmer is { } stemmer)
            parameters.Stemmer = stemmer == "disabled" ? new StemmingAlgorithm { Disabled = new DisabledStemmer() } : new StemmingAlgorithm { Snowball = new SnowballParams { Language = stemmer } };
        if (index.StopwordLanguages.Count > 0 || index.Stopwords.Count > 0)
        {
            parameters.Stopwords = new StopwordsSet();
            parameters.Stopwords.Languages.AddRange(index.StopwordLanguages);
            parameters.Stopwords.Custom.AddRange(index.Stopwords);
        }
        if (index.OnDisk is { } onDisk) parameters.OnDisk = onDisk;
        if (index.EnableHnsw is { } enableHnsw) parameters.EnableHnsw = enableHnsw;
        if (index.Memory is { } memory) parameters.Memory = SchemaConversion.ToProtocol(memory);
        if (index.Nested is { } nested) parameters.Nested = nested;
        return parameters;
    }
}

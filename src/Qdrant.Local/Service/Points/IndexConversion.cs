using Qdrant.Core.Protocol;
using Qdrant.Core.Text;
using Qdrant.Local.Service.Collections;
using Case = Qdrant.Core.Protocol.PayloadIndexParams.IndexParamsOneofCase;

namespace Qdrant.Local.Service.Points;

/// <summary>Index settings, from message to the schema entry that collection info shows.</summary>
internal static class IndexConversion
{
    /// <returns>The entry; null for a field type whose number is unknown, which is only an error once the collection is found.</returns>
    public static PayloadSchemaInfo? Schema(CreateFieldIndexCollection request, LocalRelease release)
    {
        if (!request.HasFieldType) throw ServerError.Conversion("cannot convert field_type");
        bool known = Enum.IsDefined(request.FieldType);
        if (request.FieldIndexParams is not { } sent || sent.IndexParamsCase == Case.None)
            return known ? new PayloadSchemaInfo { DataType = TypeOf(request.FieldType) } : null;
        if (!known) throw ServerError.Conversion("field type is missing");
        if (sent.IndexParamsCase != CaseOf(request.FieldType)) throw ServerError.Conversion($"field_type ({TypeOf(request.FieldType)}) and field_index_params do not match");
        return new PayloadSchemaInfo { DataType = TypeOf(request.FieldType), Params = Params(sent.Clone(), release) };
    }

    private static PayloadSchemaType TypeOf(FieldType type) => (PayloadSchemaType)((int)type + 1);

    private static Case CaseOf(FieldType type) => type switch
    {
        FieldType.Keyword => Case.KeywordIndexParams,
        FieldType.Integer => Case.IntegerIndexParams,
        FieldType.Float => Case.FloatIndexParams,
        FieldType.Geo => Case.GeoIndexParams,
        FieldType.Text => Case.TextIndexParams,
        FieldType.Bool => Case.BoolIndexParams,
        FieldType.Datetime => Case.DatetimeIndexParams,
        _ => Case.UuidIndexParams,
    };

    private static PayloadIndexParams Params(PayloadIndexParams settings, LocalRelease release)
    {
        bool is120 = release >= LocalRelease.V1_20;
        switch (settings.IndexParamsCase)
        {
            case Case.KeywordIndexParams:
                if (Drop(settings.KeywordIndexParams.HasMemory, settings.KeywordIndexParams.Memory)) settings.KeywordIndexParams.ClearMemory();
                if (!is120) settings.KeywordIndexParams.ClearNested();
                break;
            case Case.IntegerIndexParams:
                if (Drop(settings.IntegerIndexParams.HasMemory, settings.IntegerIndexParams.Memory)) settings.IntegerIndexParams.ClearMemory();
                if (!is120) settings.IntegerIndexParams.ClearNested();
                break;
            case Case.FloatIndexParams:
                if (Drop(settings.FloatIndexParams.HasMemory, settings.FloatIndexParams.Memory)) settings.FloatIndexParams.ClearMemory();
                if (!is120) settings.FloatIndexParams.ClearNested();
                break;
            case Case.GeoIndexParams:
                if (Drop(settings.GeoIndexParams.HasMemory, settings.GeoIndexParams.Memory)) settings.GeoIndexParams.ClearMemory();
                if (!is120) settings.GeoIndexParams.ClearNested();
                break;
            case Case.TextIndexParams:
                Text(settings.TextIndexParams, is120);
                break;
            case Case.BoolIndexParams:
                if (Drop(settings.BoolIndexParams.HasMemory, settings.BoolIndexParams.Memory)) settings.BoolIndexParams.ClearMemory();
                if (!is120) settings.BoolIndexParams.ClearNested();
                break;
            case Case.DatetimeIndexParams:
                if (Drop(settings.DatetimeIndexParams.HasMemory, settings.DatetimeIndexParams.Memory)) settings.DatetimeIndexParams.ClearMemory();
                if (!is120) settings.DatetimeIndexParams.ClearNested();
                break;
            case Case.UuidIndexParams:
                if (Drop(settings.UuidIndexParams.HasMemory, settings.UuidIndexParams.Memory)) settings.UuidIndexParams.ClearMemory();
                if (!is120) settings.UuidIndexParams.ClearNested();
                break;
        }
        return settings;
    }

    private static bool Drop(bool isSet, Memory memory) => isSet && !SettingsConversion.KeepMemory(memory);

    private static void Text(TextIndexParams settings, bool is120)
    {
        if (settings.Tokenizer == TokenizerType.Unknown || !Enum.IsDefined(settings.Tokenizer) || (!is120 && settings.Tokenizer == TokenizerType.Code))
            throw ServerError.Conversion("unknown tokenizer type");
        try
        {
            TextPipeline.FromParams(settings);
        }
        catch (TextOptionException bad)
        {
            throw ServerError.Conversion(bad.Message);
        }
        if (Drop(settings.HasMemory, settings.Memory)) settings.ClearMemory();
        if (!is120)
        {
            settings.ClearNested();
            settings.Scoring = null;
        }
        if (settings.Stopwords is not { } stopwords) return;
        string[] languages = [.. stopwords.Languages.Select(LanguageNames.LongForm).Distinct().Order(StringComparer.Ordinal)];
        string[] custom = [.. stopwords.Custom.Distinct().Order(StringComparer.Ordinal)];
        settings.Stopwords = new StopwordsSet { Languages = { languages }, Custom = { custom } };
    }
}

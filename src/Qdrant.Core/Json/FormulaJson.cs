using System.Text.Json;
using Qdrant.Core.Protocol;

namespace Qdrant.Core.Json;

/// <summary>Formulas: a number, a variable, a condition (1 or 0), or an object with the name of one operation.</summary>
internal static class FormulaJson
{
    private static readonly string[] Operations =
    [
        "geo_distance", "datetime", "datetime_key", "mult", "sum", "div", "neg", "abs", "sqrt", "pow", "exp", "log10", "ln", "lin_decay", "exp_decay",
        "gauss_decay", "acosh", "max", "min",
    ];

    public static void Write(Utf8JsonWriter writer, Expression? expression)
    {
        switch (expression?.VariantCase)
        {
            case Expression.VariantOneofCase.Constant: writer.WriteFloat(expression.Constant); return;
            case Expression.VariantOneofCase.Variable: writer.WriteStringValue(expression.Variable); return;
            case Expression.VariantOneofCase.Condition: FilterJson.WriteCondition(writer, expression.Condition); return;
            case Expression.VariantOneofCase.None or null: throw Unset.Error("an expression", $"constant, variable, condition, {string.Join(", ", Operations)}");
        }
        writer.WriteStartObject();
        WriteOperation(writer, expression);
        writer.WriteEndObject();
    }

    public static Expression Read(JsonNode node)
    {
        if (node.IsNumber) return new Expression { Constant = node.Float() };
        if (node.IsText) return new Expression { Variable = node.Text() };
        if (!node.IsObject) throw node.Expected("an expression: a number, a variable, a condition, or an object with one operation");
        if (Operations.FirstOrDefault(node.Has) is not { } operation) return new Expression { Condition = FilterJson.ReadCondition(node) };
        return ReadOperation(operation, node.Fields("an expression", operation).Required(operation));
    }

    private static void WriteOperation(Utf8JsonWriter writer, Expression expression)
    {
        switch (expression.VariantCase)
        {
            case Expression.VariantOneofCase.GeoDistance:
                writer.WriteStartObject("geo_distance");
                GeoJson.WritePoint(writer, "origin", expression.GeoDistance.Origin);
                writer.WriteString("to", expression.GeoDistance.To);
                writer.WriteEndObject();
                break;
            case Expression.VariantOneofCase.Datetime: writer.WriteString("datetime", expression.Datetime); break;
            case Expression.VariantOneofCase.DatetimeKey: writer.WriteString("datetime_key", expression.DatetimeKey); break;
            case Expression.VariantOneofCase.Mult: WriteList(writer, "mult", expression.Mult.Mult); break;
            case Expression.VariantOneofCase.Sum: WriteList(writer, "sum", expression.Sum.Sum); break;
            case Expression.VariantOneofCase.Max: WriteList(writer, "max", expression.Max.Max); break;
            case Expression.VariantOneofCase.Min: WriteList(writer, "min", expression.Min.Min); break;
            case Expression.VariantOneofCase.Div:
                writer.WriteStartObject("div");
                WriteOne(writer, "left", expression.Div.Left);
                WriteOne(writer, "right", expression.Div.Right);
                if (expression.Div.HasByZeroDefault) writer.WriteFloat("by_zero_default", expression.Div.ByZeroDefault);
                writer.WriteEndObject();
                break;
            case Expression.VariantOneofCase.Pow:
                writer.WriteStartObject("pow");
                WriteOne(writer, "base", expression.Pow.Base);
                WriteOne(writer, "exponent", expression.Pow.Exponent);
                writer.WriteEndObject();
                break;
            case Expression.VariantOneofCase.Neg: WriteOne(writer, "neg", expression.Neg); break;
            case Expression.VariantOneofCase.Abs: WriteOne(writer, "abs", expression.Abs); break;
            case Expression.VariantOneofCase.Sqrt: WriteOne(writer, "sqrt", expression.Sqrt); break;
            case Expression.VariantOneofCase.Exp: WriteOne(writer, "exp", expression.Exp); break;
            case Expression.VariantOneofCase.Log10: WriteOne(writer, "log10", expression.Log10); break;
            case Expression.VariantOneofCase.Ln: WriteOne(writer, "ln", expression.Ln); break;
            case Expression.VariantOneofCase.Acosh: WriteOne(writer, "acosh", expression.Acosh); break;
            case Expression.VariantOneofCase.ExpDecay: WriteDecay(writer, "exp_decay", expression.ExpDecay); break;
            case Expression.VariantOneofCase.GaussDecay: WriteDecay(writer, "gauss_decay", expression.GaussDecay); break;
            case Expression.VariantOneofCase.LinDecay: WriteDecay(writer, "lin_decay", expression.LinDecay); break;
        }
    }

    private static Expression ReadOperation(string operation, JsonNode value) => operation switch
    {
        "geo_distance" => new Expression { GeoDistance = ReadDistance(value.Fields("geo_distance", "origin", "to")) },
        "datetime" => new Expression { Datetime = value.Text() },
        "datetime_key" => new Expression { DatetimeKey = value.Text() },
        "mult" => new Expression { Mult = new MultExpression { Mult = { value.Items().Select(Read) } } },
        "sum" => new Expression { Sum = new SumExpression { Sum = { value.Items().Select(Read) } } },
        "max" => new Expression { Max = new MaxExpression { Max = { value.Items().Select(Read) } } },
        "min" => new Expression { Min = new MinExpression { Min = { value.Items().Select(Read) } } },
        "div" => new Expression { Div = ReadDivision(value.Fields("div", "left", "right", "by_zero_default")) },
        "pow" => new Expression { Pow = ReadPower(value.Fields("pow", "base", "exponent")) },
        "neg" => new Expression { Neg = Read(value) },
        "abs" => new Expression { Abs = Read(value) },
        "sqrt" => new Expression { Sqrt = Read(value) },
        "exp" => new Expression { Exp = Read(value) },
        "log10" => new Expression { Log10 = Read(value) },
        "ln" => new Expression { Ln = Read(value) },
        "acosh" => new Expression { Acosh = Read(value) },
        "exp_decay" => new Expression { ExpDecay = ReadDecay(value) },
        "gauss_decay" => new Expression { GaussDecay = ReadDecay(value) },
        _ => new Expression { LinDecay = ReadDecay(value) },
    };

    private static void WriteOne(Utf8JsonWriter writer, string name, Expression? expression)
    {
        writer.WritePropertyName(name);
        Write(writer, expression);
    }

    private static void WriteList(Utf8JsonWriter writer, string name, IEnumerable<Expression> expressions)
    {
        writer.WriteStartArray(name);
        foreach (Expression expression in expressions) Write(writer, expression);
        writer.WriteEndArray();
    }

    private static void WriteDecay(Utf8JsonWriter writer, string name, DecayParamsExpression decay)
    {
        writer.WriteStartObject(name);
        WriteOne(writer, "x", decay.X);
        if (decay.Target is { } target) WriteOne(writer, "target", target);
        if (decay.HasScale) writer.WriteFloat("scale", decay.Scale);
        if (decay.HasMidpoint) writer.WriteFloat("midpoint", decay.Midpoint);
        writer.WriteEndObject();
    }

    private static DecayParamsExpression ReadDecay(JsonNode node)
    {
        JsonFields fields = node.Fields("a decay", "x", "target", "scale", "midpoint");
        var decay = new DecayParamsExpression { X = Read(fields.Required("x")) };
        if (fields.Optional("target") is { } target) decay.Target = Read(target);
        if (fields.Optional("scale") is { } scale) decay.Scale = scale.Float();
        if (fields.Optional("midpoint") is { } midpoint) decay.Midpoint = midpoint.Float();
        return decay;
    }

    private static DivExpression ReadDivision(JsonFields fields)
    {
        var division = new DivExpression { Left = Read(fields.Required("left")), Right = Read(fields.Required("right")) };
        if (fields.Optional("by_zero_default") is { } byZero) division.ByZeroDefault = byZero.Float();
        return division;
    }

    private static PowExpression ReadPower(JsonFields fields) => new() { Base = Read(fields.Required("base")), Exponent = Read(fields.Required("exponent")) };

    private static GeoDistance ReadDistance(JsonFields fields) => new() { Origin = GeoJson.ReadPoint(fields.Required("origin")), To = fields.Required("to").Text() };
}

using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Qdrant.Repository;

namespace Qdrant.Generators.Tests.Harness;

/// <summary>Random values of any type a model may have, and a text of any value that is equal when the values are.</summary>
internal static class RandomValues
{
    public static object? Create(PropertyInfo property, Random random)
    {
        bool scaled = property.PropertyType == typeof(decimal) && property.GetCustomAttribute<PayloadIndexAttribute>() is IntegerIndexAttribute or FloatIndexAttribute;
        return scaled ? random.Next(-1000000, 1000000) / 100m : Create(property.PropertyType, random, new NullabilityInfoContext().Create(property));
    }

    public static string Describe(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        float or double or Half or decimal => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture) + value.GetType().Name,
        DateTime time => time.ToString("O", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("O", CultureInfo.InvariantCulture),
        JsonElement json => json.ToString(),
        Uri uri => uri.OriginalString,
        IDictionary map => "{" + string.Join(", ", map.Keys.Cast<string>().Order(StringComparer.Ordinal).Select(k => $"{k}: {Describe(map[k])}")) + "}",
        IEnumerable items => "[" + string.Join(", ", items.Cast<object?>().Select(Describe)) + "]",
        IFormattable simple => simple.ToString(null, CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        _ => value.GetType().Name + "{" + string.Join(", ", value.GetType().GetProperties().Where(p => p.GetIndexParameters().Length == 0 && p.GetMethod is { IsStatic: false }).Select(p => $"{p.Name}: {Describe(p.GetValue(value))}")) + "}",
    };

    private static object? Create(Type type, Random random, NullabilityInfo nullability)
    {
        if (nullability.ReadState == NullabilityState.Nullable && random.Next(4) == 0) return null;
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string)) return Text(random);
        if (type == typeof(byte[])) return Bytes(random, random.Next(9));
        if (type == typeof(Uri)) return new Uri("https://example.org/" + Uri.EscapeDataString(Text(random)));
        if (type == typeof(JsonElement)) return JsonSerializer.SerializeToElement(new { a = random.Next(), b = new object?[] { "x", null, 1.5, true } });
        if (type == typeof(GeoPoint)) return new GeoPoint(random.NextDouble() * 360 - 180, random.NextDouble() * 180 - 90);
        if (type == typeof(ulong)) return (ulong)random.NextInt64(long.MaxValue);
        if (type == typeof(decimal)) return new decimal(random.Next(), random.Next(), random.Next(), random.Next(2) == 0, (byte)random.Next(29));
        if (type == typeof(double)) return Finite(() => BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue)), double.IsFinite);
        if (type == typeof(float)) return Finite(() => BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue)), float.IsFinite);
        if (type == typeof(Half)) return Finite(() => BitConverter.UInt16BitsToHalf((ushort)random.Next(65536)), Half.IsFinite);
        if (type == typeof(bool)) return random.Next(2) == 0;
        if (type == typeof(Guid)) return new Guid(Bytes(random, 16));
        if (type == typeof(DateTimeOffset)) return new DateTimeOffset(Ticks(random), TimeSpan.Zero);
        if (type == typeof(DateTime)) return new DateTime(Ticks(random), DateTimeKind.Utc);
        if (type == typeof(DateOnly)) return DateOnly.FromDayNumber(random.Next(DateOnly.MaxValue.DayNumber));
        if (type == typeof(TimeOnly)) return new TimeOnly(random.NextInt64(TimeSpan.TicksPerDay));
        if (type == typeof(TimeSpan)) return new TimeSpan(random.NextInt64(long.MinValue, long.MaxValue));
        if (type.IsEnum) return type.IsDefined(typeof(FlagsAttribute), false) ? Enum.ToObject(type, random.Next(4)) : Enum.GetValues(type).GetValue(random.Next(Enum.GetValues(type).Length));
        if (type.IsPrimitive) return Convert.ChangeType(type.GetField(random.Next(2) == 0 ? "MinValue" : "MaxValue")!.GetValue(null), type, CultureInfo.InvariantCulture);
        if (type.IsArray) return Items(type.GetElementType()!, random, nullability.ElementType!, array: true);
        if (type.IsGenericType) return Collection(type, random, nullability);
        if (type.GetCustomAttributes<PayloadDerivedAttribute>(inherit: false).Select(a => a.Type).ToArray() is { Length: > 0 } derived && !derived.Contains(type))
            return Create(derived[random.Next(derived.Length)], random, nullability);
        object result = type.GetConstructor([]) is not null || type.IsValueType ? Activator.CreateInstance(type)! : type.GetConstructors()[0].Invoke([.. type.GetConstructors()[0].GetParameters().Select(p => Create(p.ParameterType, random, new NullabilityInfoContext().Create(p)))]);
        foreach (PropertyInfo property in type.GetProperties().Where(p => p.CanWrite)) property.SetValue(result, Create(property, random));
        return result;
    }

    private static object Collection(Type type, Random random, NullabilityInfo nullability)
    {
        Type[] arguments = type.GetGenericArguments();
        if (arguments.Length == 2)
        {
            var map = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(arguments))!;
            for (int i = random.Next(4); i > 0; i--) map[Text(random)] = Create(arguments[1], random, nullability.GenericTypeArguments[1]);
            return map;
        }
        var list = Items(arguments[0], random, nullability.GenericTypeArguments[0], array: false);
        if (type.IsInstanceOfType(list)) return list;
        if (type.Name.StartsWith("ImmutableArray", StringComparison.Ordinal))
            return typeof(System.Collections.Immutable.ImmutableArray).GetMethods().Single(m => m.Name == "CreateRange" && m.GetParameters().Length == 1).MakeGenericMethod(arguments).Invoke(null, [list])!;
        return Activator.CreateInstance(type, list)!;
    }

    private static IList Items(Type element, Random random, NullabilityInfo nullability, bool array)
    {
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(element))!;
        for (int i = random.Next(4); i > 0; i--) list.Add(Create(element, random, nullability));
        if (!array) return list;
        Array result = Array.CreateInstance(element, list.Count);
        list.CopyTo(result, 0);
        return result;
    }

    private static string Text(Random random) => new([.. Enumerable.Range(0, random.Next(200) == 0 ? 300 : random.Next(8)).Select(_ => "abcÄ€中\"\\\n\0 z"[random.Next(12)])]);

    private static byte[] Bytes(Random random, int count)
    {
        byte[] bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }

    private static long Ticks(Random random) => random.NextInt64(DateTime.MaxValue.Ticks);

    private static T Finite<T>(Func<T> next, Func<T, bool> isFinite)
    {
        while (true)
        {
            T value = next();
            if (isFinite(value)) return value;
        }
    }
}

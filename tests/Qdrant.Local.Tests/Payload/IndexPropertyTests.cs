using Google.Protobuf.Collections;
using Qdrant.Core.Protocol;
using Qdrant.Local.Payload;
using Qdrant.Local.Tests.Filtering;

namespace Qdrant.Local.Tests.Payload;

/// <summary>What indexes say besides filters: point counts, facets, ranked texts; after any history the same as built afresh.</summary>
public sealed class IndexPropertyTests
{
    public static TheoryData<PayloadSchemaType, string?> Kinds()
    {
        var data = new TheoryData<PayloadSchemaType, string?>();
        foreach (PayloadSchemaType type in Enum.GetValues<PayloadSchemaType>().Where(type => type != PayloadSchemaType.UnknownType))
        {
            data.Add(type, null);
            data.Add(type, "a");
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_index_with_a_history_equals_one_built_afresh(PayloadSchemaType type, string? nested)
    {
        var cases = new RandomCases((int)type);
        var collection = new TestCollection();
        PayloadIndexParams? settings = nested is null ? null : Nested(type, nested);
        collection.AddIndex("a[].k", type, settings);
        for (int i = 0; i < 5_000; i++)
        {
            ulong number = (ulong)cases.Next(1_000);
            if (cases.Next(3) > 0) collection.Put(number, cases.Payload());
            else collection.Delete(number);
        }
        PayloadIndex old = collection.State.Indexes["a[].k"].Index;
        collection.AddIndex("a[].k", type, settings);
        PayloadIndex fresh = collection.State.Indexes["a[].k"].Index;
        Assert.True(fresh.PointCount > 15, $"only {fresh.PointCount} points hold a value: the cases prove little");
        Assert.Equal(fresh.PointCount, old.PointCount);
        Assert.Equal(fresh.Nulls.Empty.ToArray(), old.Nulls.Empty.ToArray());
        Assert.Equal(fresh.Nulls.NotEmpty.ToArray(), old.Nulls.NotEmpty.ToArray());
        Assert.Equal(fresh.Nulls.Null.ToArray(), old.Nulls.Null.ToArray());
        Assert.Equal(fresh.Nulls.NotNull.ToArray(), old.Nulls.NotNull.ToArray());
        Assert.Equal(FacetCounter.Count(fresh, null, 1_000), FacetCounter.Count(old, null, 1_000).Where(hit => hit.Count > 0));
        if (old is not TextIndex { IsScored: true } scored) return;
        var freshText = (TextIndex)fresh;
        Assert.Equal((freshText.DocumentCount, freshText.TotalLength), (scored.DocumentCount, scored.TotalLength));
        Assert.Equal(Hits(new TextRanking(freshText, 1.2, 0.75), "red car blue"), Hits(new TextRanking(scored, 1.2, 0.75), "red car blue"));
    }

    private static List<(int Slot, float Score)> Hits(TextRanking ranking, string query, SlotSet? corpus = null)
    {
        var hits = new List<(int, float)>();
        ranking.Rank(query, corpus, (slot, score) => hits.Add((slot, score)));
        return hits;
    }

    [Fact]
    public void A_facet_counts_each_point_once_a_value_and_remembers_values_that_went()
    {
        var collection = new TestCollection();
        collection.AddIndex("k", PayloadSchemaType.Keyword);
        collection.AddIndex("i", PayloadSchemaType.Integer);
        collection.Put(1, """{"k":["b","b","a"],"i":7}""");
        collection.Put(2, """{"k":"b","i":[7.0,8]}""");
        collection.Put(3, """{"k":"gone","i":9}""");
        collection.Put(3, """{"k":5}""");
        PayloadIndex keywords = collection.State.Indexes["k"].Index, integers = collection.State.Indexes["i"].Index;
        Assert.Equal(["b:2", "a:1", "gone:0"], FacetCounter.Count(keywords, null, 10).Select(hit => $"{hit.Value.StringValue}:{hit.Count}"));
        Assert.Equal(["b:2"], FacetCounter.Count(keywords, null, 1).Select(hit => $"{hit.Value.StringValue}:{hit.Count}"));
        Assert.Equal(["7:2", "8:1", "9:0"], FacetCounter.Count(integers, null, 10).Select(hit => $"{hit.Value.IntegerValue}:{hit.Count}"));
        Assert.Equal(["7:1"], FacetCounter.Count(integers, SlotSet.FromSorted([0]), 10).Select(hit => $"{hit.Value.IntegerValue}:{hit.Count}"));
        collection.Put(4, """{"k":"gone"}""");
        Assert.Equal("gone:1", FacetCounter.Count(keywords, null, 10).Select(hit => $"{hit.Value.StringValue}:{hit.Count}").Last());
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    [InlineData(4, true)]
    public void Ranked_texts_score_by_the_formula(int seed, bool withCorpus)
    {
        string[] words = ["red", "car", "blue", "sky", "dog", "tree", "stone"];
        var random = new Random(seed);
        var collection = new TestCollection();
        collection.AddIndex("t", PayloadSchemaType.Text, new PayloadIndexParams { TextIndexParams = new TextIndexParams { Tokenizer = TokenizerType.Word, Scoring = new TextScoringParams() } });
        var texts = new SortedDictionary<ulong, string>();
        for (int i = 0; i < 300; i++)
        {
            ulong number = (ulong)random.Next(80);
            string text = string.Join(' ', Enumerable.Range(0, random.Next(12)).Select(_ => words[random.Next(words.Length)]));
            collection.Put(number, new MapField<string, Value> { ["t"] = new Value { StringValue = text } });
            texts[number] = text;
        }
        HashSet<ulong>? corpus = withCorpus ? [.. texts.Keys.Where(number => number % 3 == 0)] : null;
        string[] query = ["red", "dog", "unseen", "red"];
        const double k = 1.5, b = 0.6;
        Dictionary<ulong, string[]> documents = texts.ToDictionary(pair => pair.Key, pair => pair.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        List<string[]> counted = [.. documents.Where(pair => pair.Value.Length > 0 && corpus?.Contains(pair.Key) != false).Select(pair => pair.Value)];
        double average = counted.Average(document => document.Length);
        var expected = new SortedDictionary<ulong, double>();
        foreach ((ulong number, string[] document) in documents)
        {
            foreach (string token in query.Distinct())
            {
                int tf = document.Count(word => word == token), df = counted.Count(other => other.Contains(token));
                if (tf == 0) continue;
                double idf = Math.Log((counted.Count - df + 0.5) / (df + 0.5) + 1);
                expected[number] = expected.GetValueOrDefault(number) + idf * tf * (k + 1) / (tf + k * (1 - b + b * document.Length / average));
            }
        }
        SlotSet? within = null;
        if (corpus is not null)
        {
            within = new SlotSet();
            foreach (ulong number in corpus)
            {
                Assert.True(collection.State.Points.TryGetSlot(Qdrant.Local.Engine.PointId.FromNumber(number), out int slot));
                within.Add(slot);
            }
        }
        var index = (TextIndex)collection.State.Indexes["t"].Index;
        Dictionary<ulong, float> hits = Hits(new TextRanking(index, k, b), string.Join(' ', query), within)
            .ToDictionary(hit => collection.State.Points.IdOf(hit.Slot).Number, hit => hit.Score);
        Assert.Equal(expected.Keys, hits.Keys.Order());
        Assert.All(expected, pair => Assert.Equal(pair.Value, hits[pair.Key], 1e-5));
    }

    [Fact]
    public void With_nested_the_best_element_scores_and_elements_are_counted()
    {
        var collection = new TestCollection();
        collection.AddIndex("a[].t", PayloadSchemaType.Text, Nested(PayloadSchemaType.Text, "a"));
        collection.Put(1, """{"a":[{"t":"red car"},{"t":"red red red"},{"t":""},5]}""");
        collection.Put(2, """{"a":[{"t":["red","tree"]}]}""");
        collection.Put(3, """{"a":{"t":"red"}}""");
        var index = (TextIndex)collection.State.Indexes["a[].t"].Index;
        Assert.Equal(3, index.DocumentCount);
        double idf = Math.Log((3 - 3 + 0.5) / (3 + 0.5) + 1), average = 7 / 3d;
        double Score(int tf, int length) => idf * tf * 2.2 / (tf + 1.2 * (0.25 + 0.75 * length / average));
        List<(int Slot, float Score)> hits = Hits(new TextRanking(index, 1.2, 0.75), "red");
        Assert.Equal([0, 1], hits.Select(hit => hit.Slot));
        Assert.Equal(Math.Max(Score(1, 2), Score(3, 3)), hits[0].Score, 1e-6);
        Assert.Equal(Score(1, 2), hits[1].Score, 1e-6);
    }

    [Theory]
    [InlineData("b.k", "a", "Wrong input: Validation failed: field `b.k` must be inside the elements of nested `a[]`, like `a[].price`")]
    [InlineData("a[]", "a", "Wrong input: Validation failed: field `a[]` must be inside the elements of nested `a[]`, like `a[].price`")]
    [InlineData("a[0].k", "a[0]", "Wrong input: Validation failed: nested `a[0][]` must point to a single array level, like `offers` or `offers[]`")]
    public void A_nested_array_that_does_not_hold_the_path_is_refused(string key, string nested, string text)
    {
        var schema = new PayloadSchemaInfo { DataType = PayloadSchemaType.Keyword, Params = Nested(PayloadSchemaType.Keyword, nested) };
        Assert.Equal(text, Assert.Throws<Qdrant.Core.QdrantRpcException>(() => PayloadIndex.Create(key, schema, LocalRelease.V1_20)).Detail);
        Assert.Null(PayloadIndex.Create(key, schema, LocalRelease.V1_19).Nested);
    }

    private static PayloadIndexParams Nested(PayloadSchemaType type, string nested) => type switch
    {
        PayloadSchemaType.Keyword => new() { KeywordIndexParams = new KeywordIndexParams { Nested = nested } },
        PayloadSchemaType.Integer => new() { IntegerIndexParams = new IntegerIndexParams { Nested = nested } },
        PayloadSchemaType.Float => new() { FloatIndexParams = new FloatIndexParams { Nested = nested } },
        PayloadSchemaType.Geo => new() { GeoIndexParams = new GeoIndexParams { Nested = nested } },
        PayloadSchemaType.Bool => new() { BoolIndexParams = new BoolIndexParams { Nested = nested } },
        PayloadSchemaType.Datetime => new() { DatetimeIndexParams = new DatetimeIndexParams { Nested = nested } },
        PayloadSchemaType.Uuid => new() { UuidIndexParams = new UuidIndexParams { Nested = nested } },
        _ => new() { TextIndexParams = new TextIndexParams { Tokenizer = TokenizerType.Word, Nested = nested, Scoring = new TextScoringParams(), PhraseMatching = true } },
    };
}

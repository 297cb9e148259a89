using Qdrant.Core;
using Qdrant.Core.Protocol;
using Qdrant.Core.Text;
using Qdrant.Local;

namespace Qdrant.Benchmarks.Ratios;

/// <summary>Sparse and text queries over 100,000 documents of 60 words each, in memory.</summary>
internal sealed class TextRatios(int count)
{
    private const string Collection = "documents";
    private const int WordsPerDocument = 60, Vocabulary = 30_000;

    public async Task RunAsync(Action<string, double> report)
    {
        await using QdrantClient client = QdrantLocal.InMemory();
        await client.CreateCollectionAsync(new CreateCollection
        {
            CollectionName = Collection,
            SparseVectorsConfig = new SparseVectorConfig { Map = { ["terms"] = new SparseVectorParams { Modifier = Modifier.Idf } } },
        });
        await client.CreateFieldIndexAsync(new CreateFieldIndexCollection
        {
            CollectionName = Collection,
            FieldName = "text",
            FieldType = FieldType.Text,
            FieldIndexParams = new PayloadIndexParams
            {
                TextIndexParams = new TextIndexParams { Tokenizer = TokenizerType.Word, Scoring = new TextScoringParams { Type = TextScoringType.Bm25 } },
            },
            Wait = true,
        });
        var random = new Random(3);
        for (int first = 0; first < count; first += 1000)
        {
            var upsert = new UpsertPoints { CollectionName = Collection, Wait = true };
            for (int i = first; i < Math.Min(first + 1000, count); i++) upsert.Points.Add(Document((ulong)i, random));
            await client.UpsertAsync(upsert);
        }

        string question = "w3 w40 w900 w12000";
        Bm25Vector terms = Bm25Encoder.Default.EncodeQuery(question);
        var sparse = new QueryPoints
        {
            CollectionName = Collection,
            Using = "terms",
            Query = new Query { Nearest = new VectorInput { Sparse = new SparseVector { Indices = { terms.Indices }, Values = { terms.Values } } } },
            Limit = 10,
        };
        var text = new QueryPoints { CollectionName = Collection, Using = "text", Query = new Query { Text = new TextQuery { Query = question } }, Limit = 10 };
        report("sparse_query_ms", await Measure.TimeAsync(21, () => client.QueryAsync(sparse)));
        report("text_query_ms", await Measure.TimeAsync(21, () => client.QueryAsync(text)));
    }

    /// <summary>Words follow a skewed distribution, as in language: few are everywhere, most are rare.</summary>
    private static PointStruct Document(ulong id, Random random)
    {
        string body = string.Join(' ', Enumerable.Range(0, WordsPerDocument).Select(_ => "w" + (int)Math.Pow(Vocabulary, random.NextDouble())));
        Bm25Vector terms = Bm25Encoder.Default.EncodeDocument(body);
        return new PointStruct
        {
            Id = new PointId { Num = id },
            Payload = { ["text"] = new Value { StringValue = body } },
            Vectors = new Vectors
            {
                Vectors_ = new NamedVectors
                {
                    Vectors = { ["terms"] = new Vector { Sparse = new SparseVector { Indices = { terms.Indices }, Values = { terms.Values } } } },
                },
            },
        };
    }
}

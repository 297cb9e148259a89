namespace Qdrant.Repository;

/// <summary>How two dense vectors are compared.</summary>
public enum Distance
{
    /// <summary>Cosine similarity, higher is nearer. Qdrant normalises the vectors when they are written, so they come back normalised.</summary>
    Cosine = 1,

    /// <summary>Euclidean distance, lower is nearer.</summary>
    Euclid = 2,

    /// <summary>Dot product, higher is nearer.</summary>
    Dot = 3,

    /// <summary>Manhattan distance, lower is nearer.</summary>
    Manhattan = 4,
}

/// <summary>How the components of a vector are stored.</summary>
public enum Datatype
{
    /// <summary>Four bytes a component; the default.</summary>
    Float32 = 1,

    /// <summary>One byte a component: integers from 0 to 255.</summary>
    Uint8 = 2,

    /// <summary>Two bytes a component.</summary>
    Float16 = 3,

    /// <summary>About four bits a component, lossy: 10 % relative error. Since Qdrant 1.19.</summary>
    Turbo4 = 4,

    /// <summary>About eight bits a component, lossy: 0.6 % relative error. Since Qdrant 1.20.</summary>
    Turbo8 = 5,

    /// <summary>About sixteen bits a component, lossy: 0.002 % relative error. Since Qdrant 1.20.</summary>
    Turbo16 = 6,
}

/// <summary>Where a part of a collection lives. Replaces the older on-disk and always-in-RAM flags. Since Qdrant 1.19.</summary>
public enum Memory
{
    /// <summary>On disk, read when needed.</summary>
    Cold = 1,

    /// <summary>On disk and in the page cache.</summary>
    Cached = 2,

    /// <summary>In RAM. Not available for dense vectors and payload.</summary>
    Pinned = 3,
}

/// <summary>What Qdrant does with the values of a sparse vector when it scores.</summary>
public enum Modifier
{
    /// <summary>Nothing; the default.</summary>
    None = 0,

    /// <summary>Multiplies each query value by the inverse document frequency of its index: what BM25 needs.</summary>
    Idf = 1,
}

/// <summary>How a text index cuts text into tokens.</summary>
public enum Tokenizer
{
    /// <summary>Words and all their prefixes: finds as you type.</summary>
    Prefix = 1,

    /// <summary>Cuts at white space.</summary>
    Whitespace = 2,

    /// <summary>Cuts at everything that is not a letter or digit; the default.</summary>
    Word = 3,

    /// <summary>Cuts by the script of the text, Chinese, Japanese, Korean and Thai included.</summary>
    Multilingual = 4,

    /// <summary>Cuts identifiers of source code into their words. Since Qdrant 1.20.</summary>
    Code = 5,
}

/// <summary>How a text index scores, so that it can be searched without any vector. Since Qdrant 1.20.</summary>
public enum TextScoring
{
    /// <summary>Okapi BM25.</summary>
    Bm25 = 0,
}

/// <summary>How points are spread over shards.</summary>
public enum ShardingMethod
{
    /// <summary>By the hash of the point id; the default.</summary>
    Auto = 0,

    /// <summary>By a shard key that is given with every write.</summary>
    Custom = 1,
}

/// <summary>How much product quantization compresses.</summary>
public enum CompressionRatio
{
    /// <summary>4 times.</summary>
    X4 = 0,

    /// <summary>8 times.</summary>
    X8 = 1,

    /// <summary>16 times.</summary>
    X16 = 2,

    /// <summary>32 times.</summary>
    X32 = 3,

    /// <summary>64 times.</summary>
    X64 = 4,
}

/// <summary>How many bits binary quantization keeps of each component.</summary>
public enum BinaryQuantizationEncoding
{
    /// <summary>One bit; the default.</summary>
    OneBit = 0,

    /// <summary>Two bits.</summary>
    TwoBits = 1,

    /// <summary>One and a half bits.</summary>
    OneAndHalfBits = 2,
}

/// <summary>How a query vector is compared with binary quantized ones.</summary>
public enum BinaryQuantizationQueryEncoding
{
    /// <summary>As Qdrant decides.</summary>
    Default = 0,

    /// <summary>Binary, as the stored vectors.</summary>
    Binary = 1,

    /// <summary>Four bits a component.</summary>
    Scalar4Bits = 2,

    /// <summary>Eight bits a component.</summary>
    Scalar8Bits = 3,
}

/// <summary>How many bits turbo quantization keeps of each component. Since Qdrant 1.18.</summary>
public enum TurboQuantBitSize
{
    /// <summary>One bit.</summary>
    Bits1 = 0,

    /// <summary>One and a half bits.</summary>
    Bits15 = 1,

    /// <summary>Two bits.</summary>
    Bits2 = 2,

    /// <summary>Four bits.</summary>
    Bits4 = 3,

    /// <summary>Eight bits. Since Qdrant 1.20.</summary>
    Bits8 = 4,
}

/// <summary>How property names become payload keys and vector names.</summary>
public enum NamingPolicy
{
    /// <summary><c>PublishedAt</c> becomes <c>published_at</c>; the default.</summary>
    SnakeCaseLower = 0,

    /// <summary><c>PublishedAt</c> becomes <c>publishedAt</c>.</summary>
    CamelCase = 1,

    /// <summary><c>PublishedAt</c> stays <c>PublishedAt</c>.</summary>
    AsDeclared = 2,
}

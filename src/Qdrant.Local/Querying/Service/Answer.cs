using System.Diagnostics;
using Qdrant.Core.Wire;

namespace Qdrant.Local.Querying.Service;

/// <summary>Writes the body of an answer.</summary>
internal delegate void AnswerBody(ref WireWriter writer);

/// <summary>Answers of read calls: a body and the seconds it took.</summary>
internal static class Answer
{
    /// <summary>Runs a call and writes its answer.</summary>
    /// <param name="timeField">The field of the seconds.</param>
    /// <param name="body">Writes the other fields.</param>
    public static ValueTask<PooledBuffer> Write(int timeField, AnswerBody body)
    {
        long start = Stopwatch.GetTimestamp();
        var buffer = new PooledBuffer(4096);
        try
        {
            var writer = new WireWriter(buffer);
            body(ref writer);
            writer.WriteDouble(timeField, Stopwatch.GetElapsedTime(start).TotalSeconds);
            writer.Flush();
            return new ValueTask<PooledBuffer>(buffer);
        }
        catch
        {
            buffer.Dispose();
            throw;
        }
    }
}

using Qdrant.Core;
using Qdrant.Core.Calls;
using Qdrant.Core.Protocol;
using Qdrant.Repository;
using Spectre.Console;

namespace ApiSearch;

/// <summary>Fills the collection once; the collection's own metadata says from which documentation, and that it is complete.</summary>
internal sealed class Indexer(QdrantClient client, ApiMemberRepository members, IAnsiConsole console)
{
    private const string SourceKey = "indexed_from";

    /// <summary>Indexes the documentation unless the collection holds it already.</summary>
    /// <param name="docs">The folder named by the user; null: the SDK's own.</param>
    /// <param name="again">Whether to start over in any case.</param>
    public async Task EnsureIndexedAsync(string? docs, bool again, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> files = XmlDocs.Find(docs);
        // An updated SDK is another source, and is indexed again.
        string source = docs is null ? "sdk " + string.Join(' ', files.Select(XmlDocs.FrameworkOf).Distinct()) : Path.GetFullPath(docs);
        bool exists = await client.CollectionExistsAsync(members.CollectionName, cancellationToken);
        if (exists && !again && await SourceAsync(cancellationToken) == source) return;

        // Everything is read first, so that unreadable documentation leaves the old index as it was.
        console.WriteLine("Reading documentation");
        IReadOnlyList<DocumentedMember> documented = Read(files, source);

        if (exists) await client.DeleteCollectionAsync(members.CollectionName, cancellationToken);
        await members.EnsureCreatedAsync(cancellationToken);
        UploadReport report = await console.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async context =>
            {
                ProgressTask task = context.AddTask($"Indexing {documented.Count:N0} members", maxValue: documented.Count);
                var progress = new Progress<UploadProgress>(state => task.Value = state.Items);
                return await members.UploadAsync(documented.Select(ToEntity), new UploadOptions { BatchSize = 512, Parallelism = 2, Progress = progress }, cancellationToken);
            });

        await client.UpdateCollectionAsync(
            new UpdateCollection { CollectionName = members.CollectionName, Metadata = { [SourceKey] = new Value { StringValue = source } } }, cancellationToken);
        console.MarkupLineInterpolated($"Indexed [bold]{report.Items:N0}[/] members in {report.Elapsed.TotalSeconds:0.0} s.");
    }

    /// <summary>The members of all files; one that several assemblies document is taken from the first of them.</summary>
    private static List<DocumentedMember> Read(IReadOnlyList<string> files, string source)
    {
        List<DocumentedMember> documented = [.. files.SelectMany(XmlDocs.Read).DistinctBy(member => (member.DocId, member.Framework))];
        return documented.Count > 0 ? documented : throw new InvalidDataException($"None of the {files.Count} XML files below '{source}' documents a member.");
    }

    private async Task<string?> SourceAsync(CancellationToken cancellationToken)
    {
        CollectionInfo info = await client.GetCollectionInfoAsync(members.CollectionName, cancellationToken);
        return info.Config.Metadata.TryGetValue(SourceKey, out Value? source) ? source.StringValue : null;
    }

    private static ApiMember ToEntity(DocumentedMember member)
    {
        string text = SearchableText.Of(member);
        return new ApiMember
        {
            DocId = member.DocId,
            Framework = member.Framework,
            Kind = member.Kind,
            Namespace = member.Namespace,
            Assembly = member.Assembly,
            Type = member.Type,
            Name = member.Name,
            Summary = member.Summary,
            Terms = SearchableText.DocumentTerms(text),
            Embedding = HashedNGrams.Embed(text),
        };
    }
}

using Qdrant.Local.Server;

return await CommandLine.RunAsync(args).ConfigureAwait(false);

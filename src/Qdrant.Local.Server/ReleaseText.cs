namespace Qdrant.Local.Server;

internal static class ReleaseText
{
    public static string Of(LocalRelease release) => release switch
    {
        LocalRelease.V1_19 => "1.19.0",
        _ => "1.20.0",
    };
}

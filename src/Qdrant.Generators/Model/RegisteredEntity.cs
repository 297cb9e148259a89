namespace Qdrant.Generators.Model;

/// <summary>What registration needs of an entity: its names.</summary>
internal sealed record RegisteredEntity(string Namespace, string Name, string TypeName, bool HasOwnConstructor)
{
    public static RegisteredEntity Of(EntityModel entity) => new(entity.Namespace, entity.Name, entity.TypeName, entity.HasOwnConstructor);

    /// <summary>A generated type of the entity, for example <c>global::Shop.ArticleModel</c>.</summary>
    public string Generated(string prefix, string suffix) => "global::" + (Namespace.Length == 0 ? "" : Namespace + ".") + prefix + Name + suffix;
}

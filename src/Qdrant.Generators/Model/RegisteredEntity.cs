namespace Qdrant.Generators.Model;

/// <summary>What registration needs of an entity: its names.</summary>
internal sealed record RegisteredEntity(string Namespace, string Name, string TypeName, EquatableArray<string>? OwnConstructor, bool HasTenant)
{
    public static RegisteredEntity Of(EntityModel entity) => new(entity.Namespace, entity.Name, entity.TypeName, entity.OwnConstructor, entity.Tenant is not null);

    /// <summary>A generated type of the entity, for example <c>global::Shop.ArticleModel</c>.</summary>
    public string Generated(string prefix, string suffix) => "global::" + (Namespace.Length == 0 ? "" : Namespace + ".") + prefix + Name + suffix;
}

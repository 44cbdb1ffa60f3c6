using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Rules.Security;

namespace Infra.Tests.Policies.Rules.Security;

public sealed class NoWildcardRolesTests : RuleTests
{
    private protected override Rule Rule => new NoWildcardRoles();

    private protected override Examples Passing => new()
    {
        ["some actions"] = "- authorization:RoleDefinition own: { permissions: [{ actions: [Microsoft.ContainerRegistry/registries/read], dataActions: [] }] }",
        ["everything taken away"] = "- authorization:RoleDefinition own: { permissions: [{ actions: [Microsoft.ContainerRegistry/*], notActions: ['*'] }] }",
        ["none"] = "- authorization:RoleDefinition own: {}",
    };

    private protected override Examples Failing => new()
    {
        ["every action"] = new(
            "- authorization:RoleDefinition own: { permissions: [{ actions: ['*'] }] }",
            "own permissions: the role allows every action"),
        ["every data action, in the second entry"] = new(
            "- authorization:RoleDefinition own: { permissions: [{ actions: [a/read] }, { dataActions: [b/read, '*'] }] }",
            "own permissions: the role allows every data action"),
        ["one known, another not"] = new(
            "- authorization:RoleDefinition own: { permissions: [{ actions: [!unknown '', '*'] }] }",
            "own permissions: the role allows every action"),
    };

    private protected override Examples Undecided => new()
    {
        ["permissions not known yet"] = new("- authorization:RoleDefinition own: { permissions: !unknown }", "own permissions"),
        ["actions not known yet"] = new("- authorization:RoleDefinition own: { permissions: [{ actions: !unknown }] }", "own permissions"),
        ["an action not known yet"] = new(
            "- authorization:RoleDefinition own: { permissions: [{ actions: [a/read, !unknown ''] }] }",
            "own permissions"),
    };
}

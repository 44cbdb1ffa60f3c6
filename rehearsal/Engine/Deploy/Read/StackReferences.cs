using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Stacks;
using Rehearsal.Engine.Values;

namespace Rehearsal.Engine.Deploy.Read;

/// <summary>Reads the outputs of other stacks of the project, for <c>StackReference</c>.</summary>
internal sealed class StackReferences(RehearsedStack stack)
{
    /// <summary>The type token of stack references.</summary>
    internal const string Type = "pulumi:pulumi:StackReference";

    /// <summary>The outputs of a stack reference.</summary>
    /// <param name="name">A stack's name: <c>stack</c>, or <c>organization/project/stack</c> of this project.</param>
    /// <exception cref="RehearsalException">The stack belongs to another project, or was never deployed.</exception>
    internal PropertyMap Read(string name)
    {
        var parts = name.Split('/');
        if (parts.Length == 3 && parts[1] != stack.Project)
            throw new RehearsalException(
                $"the stack '{name}' belongs to another project; only stacks of '{stack.Project}' can be referred to in a rehearsal");
        var other = parts[^1];
        var outputs = (stack with { Name = other }).ReadOutputs()
            ?? throw new RehearsalException($"the stack '{name}' has not been deployed here; run 'up --stack {other}' first");
        var secret = outputs.Where(output => output.Value is PropertyValue.Secret).Select(output => (PropertyValue)output.Key);
        return new PropertyMap(
        [
            new("name", name),
            new("outputs", new PropertyValue.Map(outputs)),
            new("secretOutputNames", new PropertyValue.List([.. secret])),
        ]);
    }
}

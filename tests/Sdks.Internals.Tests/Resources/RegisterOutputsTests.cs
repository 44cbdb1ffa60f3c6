using System.Collections.Immutable;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace Sdks.Internals.Tests.Resources;

public class RegisterOutputsTests
{
    private class Base : ComponentResource
    {
        protected Base(string name) : base("t:index:Box", name) => Inherited = Output.Create("inherited");

        [Output]
        public Output<string> Inherited { get; private set; }
    }

    private sealed class Box : Base
    {
        public Box(string name) : base(name)
        {
            Named = Output.Create(3);
            Unmarked = Output.Create("unmarked");
            Hidden = Output.Create("hidden");
            RegisterOutputs();
        }

        [Output("size")]
        public Output<int> Named { get; private set; }

        public Output<string> Unmarked { get; }

        [Output]
        private Output<string> Hidden { get; set; }

        public override string ToString() => nameof(Hidden);
    }

    private sealed class Mocks : IMocks
    {
        public ImmutableDictionary<string, Output<object?>>? Outputs { get; private set; }

        public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args) => Task.FromResult<(string?, object)>((args.Name, args.Inputs));

        public Task<object> CallAsync(MockCallArgs args) => throw new InvalidOperationException();

        public Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args)
        {
            // Those of the stack may come at the same time.
            if (args.Urn.EndsWith("::box", StringComparison.Ordinal))
            {
                Outputs = args.Outputs;
            }

            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task Without_arguments_the_public_properties_that_are_marked_are_registered()
    {
        var mocks = new Mocks();

        await Deployment.TestAsync(mocks, new TestOptions { IsPreview = false }, () => _ = new Box("box"));

        Assert.Equal(["Inherited", "size"], mocks.Outputs!.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(3.0, await OutputUtilities.GetValueAsync(mocks.Outputs["size"]));
    }
}

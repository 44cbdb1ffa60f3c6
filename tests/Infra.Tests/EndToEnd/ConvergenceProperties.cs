using CsCheck;
using GeoRegistry.Azure;

namespace Infra.Tests.EndToEnd;

/// <summary>One run brings Azure to what the settings say, whatever was deployed before.</summary>
public class ConvergenceProperties
{
    private const string HomeRegion = "westeurope";

    private static readonly string[] OtherRegions = ["eastus", "northeurope", "uksouth", "ukwest"];

    /// <summary>The home region and one to four others, each on or off the global endpoint, at least one on.</summary>
    private static readonly Gen<Wanted> Settings = Gen.Select(
        Gen.Shuffle(OtherRegions, 1, OtherRegions.Length),
        Gen.Bool.Array[OtherRegions.Length + 1],
        (others, switches) => new Wanted([.. others.Prepend(HomeRegion).Zip(switches)]))
        .Where(wanted => wanted.Routing.ContainsValue(true));

    [Fact]
    public async Task Azure_has_what_the_settings_say_whatever_was_deployed_before()
        => await Settings.List[3].SampleAsync(
            async steps =>
            {
                await using var stack = await TestStack.StartAsync();
                foreach (var wanted in steps)
                {
                    _ = await stack.UpAsync(wanted.ToString());

                    Assert.Equal(wanted.Routing, await stack.RoutingAsync("rg-registry", "contoso"));
                }

                Assert.Empty((await stack.PreviewAsync(steps[^1].ToString())).Changes);
            },
            iter: Samples.Of(5),
            threads: 1,
            print: steps => string.Join('\n', steps));

    private sealed record Wanted(IReadOnlyList<(string Region, bool IsOn)> Replicas)
    {
        internal SortedDictionary<string, bool> Routing => new(Replicas.ToDictionary(replica => replica.Region, replica => replica.IsOn));

        public override string ToString() => $"""
            - name: contoso
              resourceGroup: rg-registry
              homeRegion: {Replicas[0].Region}
              homeRegionEndpointEnabled: {Text(Replicas[0].IsOn)}
              replicas: [{string.Join(", ", Replicas.Skip(1).Select(Entry))}]
            """;

        private static string Entry((string Region, bool IsOn) replica)
            => $"{{ region: {replica.Region}, regionEndpointEnabled: {Text(replica.IsOn)} }}";

        private static string Text(bool value) => value ? "true" : "false";
    }
}

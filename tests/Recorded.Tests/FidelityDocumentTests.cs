namespace Recorded.Tests;

public class FidelityDocumentTests
{
    [Fact]
    public void The_document_of_all_meant_differences_is_current()
    {
        var kept = Path.Combine(AppContext.BaseDirectory, "docs", "fidelity.md");
        var current = FidelityDocument.Write(Fidelity.Read());
        if (File.Exists(kept) && File.ReadAllText(kept).ReplaceLineEndings("\n") == current)
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(kept)!);
        File.WriteAllText($"{kept}.now", current);
        Assert.Fail(
            $"docs/fidelity.md differs from what tests/Recorded.Tests/fidelity.json says. Accept it with:\n  cp '{kept}.now' docs/fidelity.md\nIt is:\n{current}");
    }
}

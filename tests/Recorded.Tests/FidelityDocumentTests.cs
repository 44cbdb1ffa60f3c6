namespace Recorded.Tests;

public class FidelityDocumentTests
{
    [Fact]
    public void The_document_of_all_meant_differences_is_current() => TextSnapshot.Matches("docs/fidelity.md", FidelityDocument.Write(Fidelity.Read()));
}

using System.Globalization;

namespace GeoRegistry.Adoption;

/// <summary>Writes values as <see cref="PartInAzure"/> and <see cref="Expectation"/> compare them.</summary>
internal static class InputText
{
    /// <summary><c>true</c> or <c>false</c>.</summary>
    internal static string Of(bool value) => value ? "true" : "false";

    /// <summary>A whole number.</summary>
    internal static string Of(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A whole number; null where there is none.</summary>
    internal static string? Of(int? value) => value?.ToString(CultureInfo.InvariantCulture);
}

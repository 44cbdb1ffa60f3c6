// What all generated classes of a package share.
import { braced } from "./source.mjs";

/** The internal class Utilities and the attribute of resource classes. */
export function utilities(model, resourceType) {
  return [
    braced(["internal static class Utilities"], [
      `public const string Version = "${model.version}";`,
      "",
      "public static global::Pulumi.InvokeOptions WithDefaults(this global::Pulumi.InvokeOptions? options)",
      ...braced([], [
        "var merged = options ?? new global::Pulumi.InvokeOptions();",
        "merged.Version ??= Version;",
        "return merged;",
      ]),
      "",
      "public static global::Pulumi.InvokeOutputOptions WithDefaults(this global::Pulumi.InvokeOutputOptions? options)",
      ...braced([], [
        "var merged = options ?? new global::Pulumi.InvokeOutputOptions();",
        "merged.Version ??= Version;",
        "return merged;",
      ]),
    ]),
    braced([`internal sealed class ${resourceType}Attribute : global::Pulumi.ResourceTypeAttribute`], [
      `public ${resourceType}Attribute(string type) : base(type, Utilities.Version)`, "{", "}",
    ]),
  ];
}

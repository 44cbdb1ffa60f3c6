// What all generated classes of a package share.
import { braced, indented } from "./source.mjs";

/**
 * How a package that a parameter makes is announced: its own name and version, and the parameter. What Pulumi's azure-native takes is base64 text,
 * which it decodes to JSON, and SDKs and plugin files keep the bytes of a parameter in base64 whatever they are: so the JSON is in base64 twice.
 */
export function parameterization({ name, version, parameter }) {
  const taken = base64(JSON.stringify({ module: parameter.module, version: parameter.version }));
  return { name, version, value: base64(taken) };
}

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
      ...(model.parameter ? ["", ...announcement(model)] : []),
    ]),
    braced([`internal sealed class ${resourceType}Attribute : global::Pulumi.ResourceTypeAttribute`], [
      `public ${resourceType}Attribute(string type) : base(type, Utilities.Version)`, "{", "}",
    ]),
  ];
}

function announcement(model) {
  const { name, version, value } = parameterization(model);
  return [
    "public static global::Pulumi.RegisterPackageRequest PackageParameterization()",
    "    => new global::Pulumi.RegisterPackageRequest(",
    ...indented(indented([
      `name: "${model.parameter.base}",`,
      `version: "${model.version}",`,
      'downloadUrl: "",',
      "parameterization: new global::Pulumi.RegisterPackageRequest.PackageParameterization(",
      ...indented([`name: "${name}",`, `version: "${version}",`, `value: global::System.Convert.FromBase64String("${value}")));`]),
    ])),
  ];
}

const base64 = text => Buffer.from(text).toString("base64");

// Static classes of functions (Get…, List…) with their arguments and results.
import { argumentsClass } from "./arguments.mjs";
import { outputClass } from "./outputs.mjs";
import { summary } from "./documentation.mjs";
import { propertyName } from "./names.mjs";
import { braced, joinBlocks } from "./source.mjs";

/** A function with its arguments and its result. */
export function functionClasses(func, module, context) {
  const name = propertyName(func.name);
  const where = { module, owner: name };
  const version = func.apiVersion ? ` Azure API version <c>${func.apiVersion}</c>.` : "";
  const what = `The function <c>${func.token}</c>.${version}`;
  const invocations = [
    invocation(func, name, context, { returns: "Task", method: "InvokeAsync", args: "Args", options: "InvokeOptions? options = null" }),
    invocation(func, name, context, { returns: "Output", method: "Invoke", args: "InvokeArgs", options: "InvokeOptions? options = null" }),
    invocation(func, name, context, { returns: "Output", method: "Invoke", args: "InvokeArgs", options: "InvokeOutputOptions options" }),
  ];
  const classes = [[summary(what), ...braced([`public static class ${name}`], joinBlocks(invocations))]];
  if (func.hasArguments) {
    const shared = { properties: func.inputs, where, base: "InvokeArgs", context };
    classes.push(argumentsClass({ ...shared, name: `${name}Args`, what: `Arguments of <see cref="${name}.InvokeAsync"/>.`, plain: true }));
    classes.push(argumentsClass({ ...shared, name: `${name}InvokeArgs`, what: `Arguments of <c>${name}.Invoke</c>.` }));
  }
  classes.push(outputClass({ name: `${name}Result`, properties: func.outputs, what: `What <see cref="${name}"/> returns.`, where, context }));
  return classes;
}

function invocation(func, name, { announced }, { returns, method, args, options }) {
  const result = `${name}Result`;
  const argsType = name + args;
  const missing = func.argumentsOptional && options.endsWith("null") ? " = null" : "";
  const parameter = func.hasArguments ? `${argsType}${func.argumentsOptional ? "?" : ""} args${missing}, ` : "";
  const value = func.hasArguments ? `args ?? new ${argsType}()` : "InvokeArgs.Empty";
  return [
    summary(`Calls <c>${func.token}</c>${returns === "Task" ? " at once" : " when its arguments are known"}.`),
    `public static ${returns}<${result}> ${method}(${parameter}${options})`,
    `    => global::Pulumi.Deployment.Instance.${method}<${result}>("${func.token}", ${value}, options.WithDefaults()${announced});`,
  ];
}

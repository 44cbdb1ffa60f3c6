using System.Globalization;
using System.Reflection;
using ScaleBenchmark;
using Spectre.Console;

// How runs grow with the number of resources: registries with 30 replicas each, in C# on the bundled SDK and, beside it, on the official SDK for Node.js:
//   dotnet run -c Release --project bench/Scale [-- SIZES] [--without-node]
// SIZES are numbers of resources, 10 100 1000 3000 unless told; with Node.js the largest takes minutes. The npm packages are those of sdks/generator.

const string WithoutNode = "--without-node";
var numbers = args.Where(argument => argument != WithoutNode).ToArray();
if (numbers.FirstOrDefault(number => !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var size) || size < 1) is { } wrong)
{
    Console.Error.WriteLine(
        $"scale: '{wrong}' is neither a number of resources, 1 or more, nor {WithoutNode}, for instance: "
        + "dotnet run -c Release --project bench/Scale -- 10 100");
    return 2;
}

var metadata = typeof(MeasuredProgram).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().ToDictionary(item => item.Key, item => item.Value!);
string Built(string folder, string assembly) => Path.Combine(metadata["Root"], folder, metadata["Output"], $"{assembly}.dll");
var packages = Path.Combine(metadata["Root"], "sdks", "generator", "node_modules");
if (!args.Contains(WithoutNode) && !Directory.Exists(packages))
{
    Console.Error.WriteLine($"scale: there are no npm packages in '{packages}'; run 'npm ci --prefix sdks/generator', or leave Node.js out with {WithoutNode}");
    return 2;
}

var program = Built("bench/Programs", "Programs");
var entryPoint = Path.Combine(packages, "@pulumi", "pulumi", "cmd", "run", "index.js");
(MeasuredProgram Program, string? Packages)[] programs =
[
    (new("C#, bundled SDK", $"{{ name: dotnet, options: {{ binary: '{program}' }} }}", ".", ["dotnet", program]), null),
    (new(MeasuredProgram.Node, "{ name: nodejs, options: { typescript: false } }", "program.js", ["node", entryPoint]), packages),
];
var table = new Table().AddColumn(new TableColumn("resources").RightAligned()).AddColumn("program");
string[] columns =
[
    "program alone [s]", "preview [s]", "first up [s]", "up, nothing to do [s]", "memory of the rehearsal [MB]", "memory of the program [MB]",
];
foreach (var column in columns)
{
    table.AddColumn(new TableColumn(Markup.Escape(column)).RightAligned());
}

foreach (var size in numbers.Length == 0 ? [10, 100, 1000, 3000] : numbers.Select(number => int.Parse(number, CultureInfo.InvariantCulture)))
{
    foreach (var (measured, npm) in programs.Where(item => item.Packages is null || !args.Contains(WithoutNode)))
    {
        table.AddRow(await measured.MeasureAsync(size, Built("rehearsal", "rehearsal"), npm));
    }
}

const int Wide = 200;
AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, Wide);
AnsiConsole.Write(table);
return 0;

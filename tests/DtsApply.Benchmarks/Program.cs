using DtsApply.Benchmarks;

return args switch
{
    [] or ["serve"] => await Serving.RunAsync(binary: null),
    ["serve", var binary] => await Serving.RunAsync(binary),
    ["accounts"] => await Accounts.RunAsync(10_000),
    ["writes"] => await Writes.RunAsync(10_000),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: DtsApply.Benchmarks [serve [BINARY] | accounts | writes]");
    return 64;
}

using DtsApply.Benchmarks;

return args switch
{
    [] or ["serve"] => await Serving.RunAsync(binary: null),
    ["serve", var binary] => await Serving.RunAsync(binary),
    ["accounts"] => await Accounts.RunAsync(10_000),
    ["writes"] => await Writes.RunAsync(10_000),
    ["estate", var binary] => await new Estate(binary, 1_000).RunAsync(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: DtsApply.Benchmarks [serve [BINARY] | accounts | writes | estate BINARY]");
    return 64;
}

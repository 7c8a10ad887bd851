using DtsApply.Benchmarks;

return args switch
{
    [] or ["serve"] => await Serving.RunAsync(binary: null),
    ["serve", var binary] => await Serving.RunAsync(binary),
    ["accounts"] => await Accounts.RunAsync(10_000),
    ["writes"] => await Writes.RunAsync(10_000),
    ["calls"] => await Calls.RunAsync(),
    ["growth", var binary] => await new Growth(binary).RunAsync(),
    ["estate", var binary] => await new Estate(binary, 1_000).RunAsync(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        "usage: DtsApply.Benchmarks [serve [BINARY] | accounts | writes | calls | growth BINARY | estate BINARY]"
    );
    return 64;
}

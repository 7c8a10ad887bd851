using DtsApply.Applying;
using DtsApply.Cmd.Console;

namespace DtsApply.Cmd;

/// <summary>A door that notes when it is written through.</summary>
internal sealed class WatchedCloud(ICloud cloud, LateOutput last, TimeProvider clock) : ForwardingCloud(cloud)
{
    protected override async Task<string> AroundAsync(Func<Task<string>> write)
    {
        last.Begins();
        try
        {
            return await write();
        }
        finally
        {
            last.Ends(clock.GetUtcNow());
        }
    }
}

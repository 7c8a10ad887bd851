namespace DtsApply.Sandbox.Gateway;

/// <summary>Tells the wire forms apart.</summary>
internal static class CallReader
{
    public static Refusal? Read(SandboxRequest request, Parameters parameters, out SignedCall? call)
    {
        call = null;
        return request.Path is not ("/" or "") ? GatewayRefusals.ApiNotFound
            : request.Method is not ("GET" or "POST") ? GatewayRefusals.HttpMethod
            : Acs3Call.Is(request) ? Acs3Call.Read(request, parameters, out call)
            : RpcCall.Read(request, parameters, out call);
    }
}

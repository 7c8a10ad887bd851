using DtsApply.Alibaba.Credentials;
using DtsApply.Live;
using DtsApply.Text;

namespace DtsApply.Alibaba.OpenApi;

/// <summary>
/// Services repeat parts of a request in their errors. What must not be shown is taken out before it leaves the door,
/// and after it was read.
/// </summary>
internal static class ErrorRedactor
{
    /// <summary>
    /// The error without any key. Errors of the signature repeat the signed text and the right signature, so their
    /// message goes as a whole.
    /// </summary>
    public static ServiceError Hide(ServiceError error, AccessKey keys) =>
        error with
        {
            Code = ServiceCodes.IsPublic(error.Code) ? error.Code : keys.Hide(error.Code, SecretRedactor.Hidden),
            Message = error.Code.Contains("Signature", StringComparison.OrdinalIgnoreCase)
                ? SecretRedactor.Hidden
                : keys.Hide(error.Message, SecretRedactor.Hidden),
            RequestId = error.RequestId is { } id ? keys.Hide(id, SecretRedactor.Hidden) : null,
        };
}

using DtsApply.Sandbox.State;
using DtsApply.Tests.Alibaba;
using Xunit;

namespace DtsApply.Tests.Sandbox;

public static class SignatureTests
{
    public static TheoryData<string, int> Captured()
    {
        var all = new TheoryData<string, int>();
        foreach (var file in (string[])["csharp-sdk-acs3.jsonl", "node-sdk-acs3.jsonl"])
        {
            for (var line = 0; line < Vector.Read(file).Count(); line++)
            {
                all.Add(file, line);
            }
        }

        return all;
    }

    [Theory]
    [MemberData(nameof(Captured))]
    public static async Task A_request_of_an_official_client_is_accepted(string file, int line)
    {
        using var bench = await WithCapturedKeyAsync();
        var vector = Vector.Read(file).ElementAt(line);

        var answer = Answer.Read(await bench.SendAsync(ToRequest(vector)));

        // The token of the captured requests is invented, so it belongs to no key; that is found out after the
        // signature.
        if (vector.Headers.ContainsKey("x-acs-security-token"))
        {
            Assert.Equal("InvalidSecurityToken.Malformed", answer.Code);
        }
        else
        {
            // The invented role, policy and marker of some are not there, which only a service behind the gateway can
            // say.
            Assert.True(
                answer.Status is 200
                    || answer.Code is "EntityNotExist.Role" or "EntityNotExist.Policy" or "InvalidParameter.Marker",
                answer.ToString()
            );
        }
    }

    [Theory]
    [MemberData(nameof(Captured))]
    public static async Task A_captured_request_with_one_byte_changed_is_refused(string file, int line)
    {
        using var bench = await WithCapturedKeyAsync();
        var vector = Vector.Read(file).ElementAt(line);
        foreach (var spoiled in Spoiled(ToRequest(vector)))
        {
            var answer = Answer.Read(await bench.SendAsync(spoiled));

            Assert.True(
                answer.Code
                    is "SignatureDoesNotMatch"
                        or "IncompleteSignature"
                        or "InvalidAccessKeyId.NotFound"
                        or "InvalidSignatureMethod"
                        or "MissingAccessKeyId",
                answer.ToString()
            );
        }
    }

    internal static Request ToRequest(Vector vector) =>
        new(vector.Method, vector.Query, new(vector.Headers), vector.Body);

    /// <summary>
    /// Every signed header, the query and the signature, each with its bytes changed one after the other (of long ones,
    /// some).
    /// </summary>
    private static IEnumerable<Request> Spoiled(Request request)
    {
        var signed = request.Headers["authorization"].Split("SignedHeaders=")[1].Split(',')[0].Split(';');
        foreach (var name in signed.Append("authorization"))
        {
            foreach (var value in Changes(request.Headers[name]))
            {
                yield return request with
                {
                    Headers = new(request.Headers) { [name] = value },
                };
            }
        }

        foreach (var query in Changes(request.Query))
        {
            yield return request with
            {
                Query = query,
            };
        }

        yield return request with
        {
            Method = "GET",
        };
        yield return request with
        {
            Body = "x",
        };
    }

    internal static IEnumerable<string> Changes(string value)
    {
        var step = Math.Max(1, value.Length / 40);
        for (var at = 0; at < value.Length; at += step)
        {
            // A blank in the place of a separator of the list, or of a plus sign, could mean the same; a letter cannot.
            var other = value[at] is 'x' ? 'y' : 'x';
            yield return value[..at] + other + value[(at + 1)..];
        }
    }

    internal static async Task<Bench> WithCapturedKeyAsync()
    {
        var bench = await Bench.OpenAsync();
        var key = new StoredKey(Vector.KeyId, Vector.Secret, StoredKey.Active, Seeds.Date);
        var user = new StoredUser("captured", "200000000000000001", "captured", "", Seeds.Date, Seeds.Date)
        {
            Keys = [key],
        };
        await bench.Store.WriteAsync<bool>(
            _ => (true, [new UserPut(Bench.Orders, user)]),
            TestContext.Current.CancellationToken
        );
        return bench;
    }
}

// What the official clients see when something is wrong: codes and statuses as the services' own documentation has them.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { clients, sdk } from './clients.mjs';
import { lake, orders, serve, trust } from './server.mjs';

const role = { RoleName: 'r' };
const dts = { ...role, PolicyType: 'System', PolicyName: 'AliyunDTSRolePolicy' };
const document = { AssumeRolePolicyDocument: trust(lake) };
const assume = { RoleArn: `acs:ram::${orders}:role/attached`, RoleSessionName: 'ci' };
const long = n => 'x'.repeat(n);
const policy = service => JSON.stringify({ Statement: [{ Action: `${service}:*`, Effect: 'Allow', Resource: '*' }], Version: '1' });

// [action, parameters, HTTP status, code]
const refusals = [
  ['CreateRole', { RoleName: 'attached', ...document }, 409, 'EntityAlreadyExists.Role'],
  ['CreateRole', { RoleName: 'a_b', ...document }, 400, 'InvalidParameter.RoleName.InvalidChars'],
  ['CreateRole', { RoleName: long(65), ...document }, 400, 'InvalidParameter.RoleName.Length'],
  ['CreateRole', { ...role, AssumeRolePolicyDocument: '{' }, 400, 'MalformedPolicyDocument'],
  ['CreateRole', { ...role, AssumeRolePolicyDocument: '{"Statement":[]}' }, 400, 'MalformedPolicyDocument'],
  ['CreateRole', { ...role, AssumeRolePolicyDocument: trust(lake) + ' '.repeat(20000) }, 400, 'InvalidParameter.AssumeRolePolicyDocument.Length'],
  ['CreateRole', { ...role, ...document, Description: long(1025) }, 400, 'InvalidParameter.Description.Length'],
  ['CreateRole', role, 400, 'MissingAssumeRolePolicyDocument'],
  ['GetRole', role, 404, 'EntityNotExist.Role'],
  ['GetRole', {}, 400, 'MissingRoleName'],
  ['UpdateRole', role, 404, 'EntityNotExist.Role'],
  ['UpdateRole', { RoleName: 'attached', NewAssumeRolePolicyDocument: '[]' }, 400, 'MalformedPolicyDocument'],
  ['DeleteRole', role, 404, 'EntityNotExist.Role'],
  ['DeleteRole', { RoleName: 'attached' }, 409, 'DeleteConflict.Role.Policy'],
  ['AttachPolicyToRole', dts, 404, 'EntityNotExist.Role'],
  ['AttachPolicyToRole', { ...dts, RoleName: 'attached' }, 409, 'EntityAlreadyExists.Role.Policy'],
  ['AttachPolicyToRole', { ...dts, RoleName: 'attached', PolicyName: 'NoSuchPolicy' }, 404, 'EntityNotExist.Policy'],
  ['AttachPolicyToRole', { ...dts, RoleName: 'attached', PolicyType: 'system' }, 400, 'InvalidParameter.PolicyType'],
  ['DetachPolicyFromRole', { ...dts, RoleName: 'attached', PolicyName: 'ReadOnlyAccess' }, 404, 'EntityNotExist.Role.Policy'],
  ['ListPoliciesForRole', role, 404, 'EntityNotExist.Role'],
  ['GetPolicy', { PolicyType: 'Custom', PolicyName: 'Mine' }, 404, 'EntityNotExist.Policy'],
  ['CreatePolicy', { PolicyName: 'Mine', PolicyDocument: '{}' }, 400, 'MalformedPolicyDocument'],
  ['CreatePolicyVersion', { PolicyName: 'Mine', PolicyDocument: policy('rds') }, 404, 'EntityNotExist.Policy'],
  ['SetDefaultPolicyVersion', { PolicyName: 'Mine', VersionId: 'v1' }, 404, 'EntityNotExist.Policy'],
  ['DeletePolicyVersion', { PolicyName: 'Versioned', VersionId: 'v1' }, 409, 'DeleteConflict.Policy.Version.Default'],
  ['DeletePolicyVersion', { PolicyName: 'Versioned', VersionId: 'v9' }, 404, 'EntityNotExist.Policy.Version'],
  ['DeletePolicyVersion', { PolicyName: 'Versioned', VersionId: '9' }, 400, 'InvalidParameter.VersionId.Format'],
  ['DeletePolicy', { PolicyName: 'Versioned' }, 409, 'DeleteConflict.Policy.Version'],
  ['UpdatePolicyDescription', { PolicyName: 'Mine', NewDescription: 'x' }, 404, 'EntityNotExist.Policy'],
  ['ListGroupsForUser', { UserName: 'none' }, 404, 'EntityNotExist.User'],
  ['TagResources', { ResourceType: 'role', ResourceNames: ['r'], Tag: [{ Key: 'k', Value: 'v' }] }, 404, 'EntityNotExist.Role'],
  ['GetUser', { UserName: 'none' }, 404, 'EntityNotExist.User'],
  ['CreateUser', { UserName: 'dts-apply' }, 409, 'EntityAlreadyExists.User'],
  ['DeleteUser', { UserName: 'dts-apply' }, 409, 'DeleteConflict.User.AccessKey'],
  ['AssumeRole', { ...assume, RoleArn: 'attached' }, 400, 'InvalidParameter.RoleArn'],
  ['AssumeRole', { ...assume, RoleArn: `acs:ram::${orders}:role/none` }, 404, 'EntityNotExist.Role'],
  ['AssumeRole', { ...assume, RoleSessionName: 'a b' }, 400, 'InvalidParameter.RoleSessionName'],
  ['AssumeRole', { ...assume, DurationSeconds: 899 }, 400, 'InvalidParameter.DurationSeconds'],
  ['AssumeRole', assume, 403, 'NoPermission'],
];

for (const [name, client] of clients) {
  describe(`${name}: what is wrong has a code`, () => {
    let server;
    let call;
    before(async () => {
      server = await serve();
      call = client(server.endpoint, server.user(orders));
      await call('CreateRole', { RoleName: 'attached', ...document });
      await call('AttachPolicyToRole', { ...dts, RoleName: 'attached' });
      await call('CreatePolicy', { PolicyName: 'Versioned', PolicyDocument: policy('rds') });
      await call('CreatePolicyVersion', { PolicyName: 'Versioned', PolicyDocument: policy('ecs') });
    });
    after(() => server.stop());

    for (const [action, parameters, status, code] of refusals) {
      test(`${action} ${code}`, () => assert.rejects(call(action, parameters), error => sees(error, status, code)));
    }

    test('an unknown key', () => assert.rejects(client(server.endpoint, { accessKeyId: 'LTAIunknown', accessKeySecret: 'x' })('GetCallerIdentity'), error => sees(error, 404, 'InvalidAccessKeyId.NotFound')));

    test('a wrong secret, with the text that should have been signed', () => assert.rejects(
      client(server.endpoint, { ...server.user(orders), accessKeySecret: 'x' })('GetRole', role),
      error => sees(error, 400, 'SignatureDoesNotMatch') && assert.match(
        `${error.cause.message} ${error.cause.data?.Message}`,
        client === sdk ? /server StringToSign is \[ACS3-HMAC-SHA256\n[0-9a-f]{64}\] server CanonicalRequest is \[POST\n/ : /server string to sign is:(GET|POST)&%2F&AccessKeyId%3D/,
      ) === undefined));

    // GET carries 4 KB at most, says RAM's help; what a POST carries reaches the service.
    test('a trust policy of a million characters', () => assert.rejects(
      call('CreateRole', { ...role, AssumeRolePolicyDocument: long(1e6) }), error => sees(error, 400, 'InvalidParameter.AssumeRolePolicyDocument.Length')));

    test('a disabled key', async () => {
      await call('CreateUser', { UserName: 'bob' });
      const { AccessKey: key } = (await call('CreateAccessKey', { UserName: 'bob' })).body;
      await call('UpdateAccessKey', { UserName: 'bob', UserAccessKeyId: key.AccessKeyId, Status: 'Inactive' });
      await assert.rejects(client(server.endpoint, { accessKeyId: key.AccessKeyId, accessKeySecret: key.AccessKeySecret })('GetCallerIdentity'), error => sees(error, 400, 'InvalidAccessKeyId.Inactive'));
    });

    test('a token that is none', () => assert.rejects(client(server.endpoint, { ...server.user(orders), securityToken: 'CAISnone' })('GetCallerIdentity'), error => sees(error, 400, 'InvalidSecurityToken.Malformed')));

    test('the account itself cannot assume roles', () => assert.rejects(client(server.endpoint, server.account(lake))('AssumeRole', assume), error => sees(error, 403, 'NoPermission')));

    test('another account does not see the role', () => assert.rejects(client(server.endpoint, server.user(lake))('GetRole', { RoleName: 'attached' }), error => sees(error, 404, 'EntityNotExist.Role')));
  });
}

describe('faults', () => {
  test('throttling is HTTP 400', async () => {
    const server = await serve({ args: ['--fault', 'throttle:GetRole=1'] });
    try {
      const call = sdk(server.endpoint, server.user(orders));
      await assert.rejects(call('GetRole', { RoleName: 'AliyunDTSDefaultRole' }), error => sees(error, 400, 'Throttling.User'));
      assert.equal((await call('GetRole', { RoleName: 'AliyunDTSDefaultRole' })).status, 200);
    } finally {
      await server.stop();
    }
  });
});

function sees(error, status, code) {
  assert.equal(`${error.status} ${error.code}`, `${status} ${code}`);
  return true;
}

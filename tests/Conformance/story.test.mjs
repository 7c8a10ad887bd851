// One story, told by every official client: a role between two companies, from its creation to its end.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { clients } from './clients.mjs';
import { lake, orders, serve, trust } from './server.mjs';

const id = /^[0-9]{18}$/;
const date = /^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;
const uuid = /^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/;
const dts = { PolicyType: 'System', PolicyName: 'AliyunDTSRolePolicy' };

for (const [name, client] of clients) {
  describe(name, () => {
    const role = { RoleName: 'ram-for-dts' };
    let server;
    let call;
    before(async () => { server = await serve(); call = client(server.endpoint, server.user(orders)); });
    after(() => server.stop());

    test('who am I', async () => {
      const { body } = await call('GetCallerIdentity');
      assert.equal(body.IdentityType, 'RAMUser');
      assert.equal(body.AccountId, orders);
      assert.equal(body.PrincipalId, body.UserId);
      assert.equal(body.Arn, `acs:ram::${orders}:user/${server.user(orders).userName}`);
      assert.match(body.RequestId, uuid);

      const root = (await client(server.endpoint, server.account(lake))('GetCallerIdentity')).body;
      assert.deepEqual({ ...root, RequestId: '' }, { IdentityType: 'Account', AccountId: lake, PrincipalId: lake, UserId: lake, Arn: `acs:ram::${lake}:root`, RequestId: '' });
    });

    test('a role is made, with a description that needs every kind of escape', async () => {
      const description = 'For DTS: orders → lake (50% + more) ~ * / \' " & = é 数据';
      const { body } = await call('CreateRole', {
        ...role, AssumeRolePolicyDocument: trust(lake), Description: description, MaxSessionDuration: 7200, Tag: [{ Key: 'managed-by', Value: 'dts apply' }],
      });
      assert.match(body.Role.RoleId, id);
      assert.match(body.Role.CreateDate, date);
      assert.equal(body.Role.UpdateDate, undefined);
      assert.equal(body.Role.Arn, `acs:ram::${orders}:role/ram-for-dts`);
      assert.equal(body.Role.Description, description);
      assert.equal(body.Role.MaxSessionDuration, 7200);
      assert.equal(body.Role.AssumeRolePolicyDocument, trust(lake));
    });

    test('it is read, without tags', async () => {
      const { body } = await call('GetRole', role);
      assert.match(body.Role.UpdateDate, date);
      assert.equal(body.Role.AssumeRolePolicyDocument, trust(lake));
      assert.equal(body.Role.Tags, undefined);
    });

    test('its own account is dropped from the services of its trust', async () => {
      await call('UpdateRole', { ...role, NewAssumeRolePolicyDocument: trust(orders), NewDescription: 'new' });
      const { body } = await call('GetRole', role);
      assert.deepEqual(JSON.parse(body.Role.AssumeRolePolicyDocument).Statement[0].Principal, { RAM: [`acs:ram::${orders}:root`], Service: ['dts.aliyuncs.com'] });
      assert.equal(body.Role.Description, 'new');
      assert.equal(body.Role.MaxSessionDuration, 7200);
    });

    test('a policy is attached whatever its case, and listed in its own spelling', async () => {
      await call('AttachPolicyToRole', { ...role, PolicyType: 'System', PolicyName: 'aliyundtsrolepolicy' });
      const { body } = await call('ListPoliciesForRole', role);
      assert.equal(body.Policies.Policy.length, 1);
      assert.equal(body.Policies.Policy[0].PolicyName, 'AliyunDTSRolePolicy');
      assert.match(body.Policies.Policy[0].AttachDate, date);
      const policy = (await call('GetPolicy', dts)).body;
      assert.equal(policy.Policy.AttachmentCount, 2);
      assert.equal(JSON.parse(policy.DefaultPolicyVersion.PolicyDocument).Version, '1');
      const entities = (await call('ListEntitiesForPolicy', dts)).body;
      assert.deepEqual(entities.Roles.Role.map(entity => entity.RoleName), ['AliyunDTSDefaultRole', 'ram-for-dts']);
    });

    test('tags are listed, set and taken off', async () => {
      const which = { ResourceType: 'role', ResourceNames: ['ram-for-dts'] };
      await call('TagResources', { ...which, Tag: [{ Key: 'a b', Value: 'c*d' }] });
      const { body } = await call('ListTagResources', which);
      assert.deepEqual(body.TagResources.map(tag => [tag.ResourceName, tag.TagKey, tag.TagValue]), [['ram-for-dts', 'a b', 'c*d'], ['ram-for-dts', 'managed-by', 'dts apply']]);
      await call('UntagResources', { ...which, TagKeys: ['a b'] });
      assert.equal((await call('ListTagResources', which)).body.TagResources.length, 1);
      await call('UntagResources', { ...which, All: true });
      assert.deepEqual((await call('ListTagResources', which)).body.TagResources, []);
    });

    test('roles are listed in pages, without their trust', async () => {
      const names = [];
      for (let marker; ;) {
        const { body } = await call('ListRoles', { MaxItems: 1, ...(marker && { Marker: marker }) });
        assert.equal(body.Roles.Role.length, 1);
        assert.equal(body.Roles.Role[0].AssumeRolePolicyDocument, undefined);
        names.push(body.Roles.Role[0].RoleName);
        if (!body.IsTruncated) break;
        marker = body.Marker;
      }
      assert.deepEqual(names, ['AliyunDTSDefaultRole', 'ram-for-dts']);
    });

    test('a custom policy has versions, five at most', async () => {
      const mine = { PolicyName: 'Mine' };
      const custom = { ...mine, PolicyType: 'Custom' };
      const document = action => JSON.stringify({ Statement: [{ Action: action, Effect: 'Allow', Resource: '*' }], Version: '1' });
      const versions = async () => (await call('ListPolicyVersions', custom)).body.PolicyVersions.PolicyVersion;
      await call('CreatePolicy', { ...mine, PolicyDocument: document('rds:*') });
      const { body } = await call('CreatePolicyVersion', { ...mine, PolicyDocument: document('ecs:*'), SetAsDefault: true });
      assert.equal(body.PolicyVersion.VersionId, 'v2');
      assert.equal(body.PolicyVersion.IsDefaultVersion, true);
      assert.equal((await call('GetPolicy', custom)).body.DefaultPolicyVersion.PolicyDocument, document('ecs:*'));
      await call('SetDefaultPolicyVersion', { ...mine, VersionId: 'v1' });
      assert.deepEqual((await versions()).map(version => [version.VersionId, version.IsDefaultVersion]), [['v1', true], ['v2', false]]);
      assert.equal((await call('GetPolicyVersion', { ...custom, VersionId: 'v2' })).body.PolicyVersion.PolicyDocument, document('ecs:*'));
      for (let n = 3; n <= 6; n++) {
        await call('CreatePolicyVersion', { ...mine, PolicyDocument: document('vpc:*'), RotateStrategy: 'DeleteOldestNonDefaultVersionWhenLimitExceeded' });
      }
      assert.deepEqual((await versions()).map(version => version.VersionId), ['v1', 'v3', 'v4', 'v5', 'v6']);
      const described = (await call('UpdatePolicyDescription', { ...mine, NewDescription: 'of orders' })).body;
      assert.equal(described.Policy.Description, 'of orders');
      for (const version of (await versions()).filter(version => !version.IsDefaultVersion)) {
        await call('DeletePolicyVersion', { ...mine, VersionId: version.VersionId });
      }
      await call('DeletePolicy', mine);
      await assert.rejects(call('GetPolicy', custom), { code: 'EntityNotExist.Policy' });
      assert.deepEqual((await call('ListGroupsForUser', { UserName: server.user(orders).userName })).body.Groups.Group, []);
    });

    test('a user of the trusted account assumes it, with a key of its own', async () => {
      const other = client(server.endpoint, server.account(lake));
      await other('CreateUser', { UserName: 'alice', DisplayName: 'Alice' });
      const key = (await other('CreateAccessKey', { UserName: 'alice' })).body.AccessKey;
      await call('UpdateRole', { ...role, NewAssumeRolePolicyDocument: trust(lake) });
      const alice = client(server.endpoint, { accessKeyId: key.AccessKeyId, accessKeySecret: key.AccessKeySecret });
      const { body } = await alice('AssumeRole', { RoleArn: `acs:ram::${orders}:role/ram-for-dts`, RoleSessionName: 'ci', DurationSeconds: 900 });
      assert.equal(body.AssumedRoleUser.Arn, `acs:ram::${orders}:role/ram-for-dts/ci`);

      const session = client(server.endpoint, { accessKeyId: body.Credentials.AccessKeyId, accessKeySecret: body.Credentials.AccessKeySecret, securityToken: body.Credentials.SecurityToken });
      const identity = (await session('GetCallerIdentity')).body;
      assert.equal(identity.IdentityType, 'AssumedRoleUser');
      assert.equal(identity.Arn, `acs:ram::${orders}:assumed-role/ram-for-dts/ci`);
      assert.equal(identity.PrincipalId, body.AssumedRoleUser.AssumedRoleId);
      assert.equal((await session('GetRole', role)).body.Role.RoleName, 'ram-for-dts');
      await other('DeleteAccessKey', { UserName: 'alice', UserAccessKeyId: key.AccessKeyId });
      await other('DeleteUser', { UserName: 'alice' });
    });

    test('it outlives the end of the server and goes when it is told to', async () => {
      await call('DetachPolicyFromRole', { ...role, ...dts });
      assert.deepEqual((await call('ListPoliciesForRole', role)).body.Policies.Policy, []);
      await call('DeleteRole', role);
      await assert.rejects(call('GetRole', role), { code: 'EntityNotExist.Role' });
    });
  });
}

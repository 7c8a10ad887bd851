// A server that is killed in the middle of writes has kept every write that it answered.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { sdk } from './clients.mjs';
import { lake, orders, serve, trust } from './server.mjs';

test('kill -9 loses no acknowledged write', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'dts-apply-kill-'));
  let server = await serve({ folder });
  const kept = new Set(['AliyunDTSDefaultRole']);
  try {
    for (let round = 0; round < 5; round++) {
      const call = sdk(server.endpoint, server.user(orders));
      // Killed after so many answers, however fast the machine is; all rounds together stay below the quota of 1,000 roles.
      const enough = kept.size + 20 + 30 * round;
      let killed, reached;
      const busy = new Promise(resolve => { reached = resolve; });
      const writers = Array.from({ length: 8 }, async (_, writer) => {
        for (let n = 0; !killed; n++) {
          const name = `r${round}-${writer}-${n}`;
          try {
            await call('CreateRole', { RoleName: name, AssumeRolePolicyDocument: trust(lake) });
            kept.add(name);
            if (kept.size >= enough) reached();
          } catch (error) {
            if (!killed) { reached(error); return; }
          }
        }
      });
      assert.equal(await busy, undefined);
      killed = true;
      await server.kill();
      await Promise.all(writers);
      server = await serve({ folder });
      const found = await names(sdk(server.endpoint, server.user(orders)));
      assert.deepEqual([...kept].filter(name => !found.has(name)), []);
      // A write whose answer was lost may have been carried out; never more than one a writer.
      assert.ok(found.size - kept.size <= 8 * (round + 1), `${found.size} roles for ${kept.size} answers`);
    }
    assert.ok(kept.size > 50, `only ${kept.size} roles were written`);
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
});

async function names(call) {
  const found = new Set();
  for (let marker; ;) {
    const { body } = await call('ListRoles', { MaxItems: 1000, ...(marker && { Marker: marker }) });
    body.Roles.Role.forEach(role => found.add(role.RoleName));
    if (!body.IsTruncated) return found;
    marker = body.Marker;
  }
}

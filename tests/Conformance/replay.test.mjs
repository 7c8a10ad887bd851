// A request that was captured is good for one answer, and stays so when the server is started again, however it ended.
import assert from 'node:assert/strict';
import { createHmac, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { orders, serve } from './server.mjs';

const encoded = text => encodeURIComponent(text).replace(/[!'()*]/g, letter => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);

/** A signed query; the RPC form does not sign the host, so that the same text is good for any port. Its stamp has milliseconds, as some clients write it. */
function signed(key) {
  const query = Object.entries({
    AccessKeyId: key.accessKeyId, Action: 'GetCallerIdentity', Format: 'JSON', SignatureMethod: 'HMAC-SHA1', SignatureNonce: randomUUID(),
    SignatureVersion: '1.0', Timestamp: new Date().toISOString(), Version: '2015-04-01',
  }).map(pair => pair.map(encoded).join('=')).join('&');
  const signature = createHmac('sha1', `${key.accessKeySecret}&`).update(`GET&%2F&${encoded(query)}`).digest('base64');
  return `${query}&Signature=${encoded(signature)}`;
}

for (const end of ['stop', 'kill']) {
  test(`a nonce outlives ${end}`, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'dts-apply-replay-'));
    let server = await serve({ folder });
    try {
      const query = signed(server.user(orders));
      const ask = async () => { const answer = await fetch(`${server.endpoint}/?${query}`); return `${answer.status} ${(await answer.json()).Code ?? ''}`.trim(); };
      assert.equal(await ask(), '200');
      assert.equal(await ask(), '400 SignatureNonceUsed');
      await server[end]();
      server = await serve({ folder });
      assert.equal(await ask(), '400 SignatureNonceUsed');
    } finally {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    }
  });
}

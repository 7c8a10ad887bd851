// Starts `dts-apply sandbox serve` on a free port, in a folder of its own, and stops it again.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

export const orders = '0000111122223333';
export const lake = '0000444455556666';

/** The native binary where DTS_APPLY_BINARY names it, the managed build otherwise. */
function binary() {
  const built = ['release', 'debug'].map(kind => join(root, 'artifacts', 'bin', 'dts-apply', kind, 'dts-apply'));
  return process.env.DTS_APPLY_BINARY || built.find(existsSync) || built[1];
}

/** @returns where the server is, the keys of its accounts and users, and how to kill or stop it. */
export async function serve({ folder, args = [] } = {}) {
  const home = folder ?? await mkdtemp(join(tmpdir(), 'dts-apply-conformance-'));
  const server = spawn(binary(), [
    'sandbox', 'serve', '--listen', '127.0.0.1:0', '--account', orders, '--account', lake, '--sandbox-state', join(home, 'sandbox.json'), ...args,
  ], { stdio: ['ignore', 'pipe', 'inherit'], cwd: home });
  const ended = new Promise(resolve => server.once('exit', (code, signal) => resolve(code ?? signal)));
  const line = await Promise.race([
    new Promise(resolve => createInterface({ input: server.stdout }).once('line', resolve)),
    ended.then(code => { throw new Error(`the server ended with ${code} before it was ready`); }),
  ]);
  const ready = JSON.parse(line);
  const end = async signal => {
    server.kill(signal);
    const code = await ended;
    if (!folder) await rm(home, { recursive: true, force: true });
    return code;
  };
  return {
    ...ready,
    folder: home,
    account: id => ready.accounts.find(key => key.accountId === id),
    user: id => ready.users.find(key => key.accountId === id),
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
}

export const trust = (...principals) => JSON.stringify({
  Statement: [{ Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { RAM: principals.map(id => `acs:ram::${id}:root`), Service: principals.map(id => `${id}@dts.aliyuncs.com`) } }],
  Version: '1',
});

// generate.mjs FOLDER DOCUMENTS: one-document files, half of them tasks, the other half the accounts that they name. The same at every run.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";

const [folder, count] = [process.argv[2], Number(process.argv[3] ?? 10000)];
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

const pairs = Math.floor(count / 4);
const id = (n) => String(1000000000000000n + (BigInt(n) * 7919000001234567n) % 8999999999999989n);
const account = (name, n) => `apiVersion: dts-apply/v1
kind: Account
metadata:
  name: ${name}
  labels: {team: commerce}
spec:
  accountId: "${id(n)}"
  credentials:
    profile: ${name}
`;
const task = (name, source, destination) => `apiVersion: dts-apply/v1
kind: CrossAccountTask
metadata:
  name: ${name}
spec:
  scenario: CrossAccountSource
  source:
    account: ${source}
    database: MySQL
    role:
      name: ${name}
  destination:
    account: ${destination}
    database: AnalyticDB for MySQL 3.0
`;

for (let i = 0; i < pairs; i++) {
  const [left, right] = [`left-${i}`, `right-${i}`];
  const files = [account(left, 2 * i + 1), account(right, 2 * i + 2), task(`one-${i}`, left, right), task(`two-${i}`, left, right)];
  files.forEach((text, n) => writeFileSync(`${folder}/${String(i).padStart(6, "0")}-${n}.yaml`, text));
}

// run.mjs DTS_APPLY AJV [ROUNDS]: both tools on the same files and schema, in turn; medians of wall time, and peaks of memory.
import { execFileSync, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const [tool, ajv, rounds] = [process.argv[2], process.argv[3], Number(process.argv[4] ?? 7)];
const here = fileURLToPath(new URL(".", import.meta.url));
const schema = `${here}../../../schemas/dts-apply.v1.schema.json`;
const median = (list) => list.sort((a, b) => a - b)[Math.floor(list.length / 2)];

function once(command, args) {
  const run = spawnSync("/usr/bin/time", ["-f", "%e %M", command, ...args], { encoding: "utf8", maxBuffer: 1 << 28, timeout: 600000 });
  if (run.status !== 0) throw new Error(`${command} exited ${run.status}: ${run.stdout.slice(-500)}${run.stderr.slice(-500)}`);
  const [seconds, kib] = run.stderr.trim().split("\n").at(-1).split(" ").map(Number);
  return { seconds, kib };
}

function measure(name, jobs) {
  const runs = jobs.map(() => []);
  for (let i = 0; i < rounds; i++) jobs.forEach(([command, args], n) => runs[n].push(once(command, args)));
  const [ours, theirs] = runs.map((r) => ({ seconds: median(r.map((x) => x.seconds)), mib: Math.max(...r.map((x) => x.kib)) / 1024 }));
  const show = (r) => `${r.seconds.toFixed(2)} s, ${r.mib.toFixed(0)} MiB`;
  console.log(`${name.padEnd(18)} dts-apply ${show(ours)}${theirs ? `; ajv ${show(theirs)}; ratio ${(ours.seconds / theirs.seconds).toFixed(2)}` : ""}`);
}

for (const count of [1000, 10000, 100000]) {
  const folder = `/tmp/dts-apply-bench-${count}`;
  execFileSync(process.execPath, [`${here}generate.mjs`, folder, count]);
  const jobs = [[tool, ["validate", "-f", folder]]];
  if (count <= 10000) jobs.push([ajv, ["validate", "--strict=false", "-s", schema, "-d", `${folder}/*.yaml`]]);
  measure(`${count} files`, jobs);
}

measure("one small file", [[tool, ["validate", "-f", "/tmp/dts-apply-bench-1000/000000-0.yaml"]], [ajv, ["validate", "--strict=false", "-s", schema, "-d", "/tmp/dts-apply-bench-1000/000000-0.yaml"]]]);

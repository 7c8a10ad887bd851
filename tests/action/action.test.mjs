// action.yml and its scripts, with the real tool in a sandbox and a stub of the comments API.
import assert from "node:assert/strict";
import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, test } from "node:test";
import { Bench, has } from "./bench.mjs";
import { serveComments } from "./comments.mjs";
import { action, root } from "./runner.mjs";

const open = [];
afterEach(() => open.splice(0).forEach((one) => one.close()));
const bench = (...args) => (open.push(new Bench(...args)), open.at(-1));
const stub = async (options) => (open.push(await serveComments(options)), open.at(-1));

const act = async (job, inputs) => {
  const ran = await job.act({ ...job.overrides, ...inputs });
  return { ...ran, log: job.log, summary: existsSync(job.summary) ? readFileSync(job.summary, "utf8") : "" };
};
const line = (command = "plan", set = "default") => `<!-- dts-apply ${command} set=${set} target=sandbox digest=0a1b2c3d -->\n### older`;
const bot = { login: "github-actions[bot]" };
const event = { pull_request: { number: 7 } };

test("a plan is saved, its digest told, its Markdown summed up, and carried out by another job", async () => {
  const at = bench();
  const plan = await act(at.job(), { command: "plan", files: "manifests/", "plan-file": join(at.folder, "plan.json") });
  assert.equal(plan.code, 0, plan.log);
  assert.deepEqual([plan.outputs.changes, plan.outputs.revokes, plan.outputs["plan-file"]], ["true", "false", join(at.folder, "plan.json")]);
  assert.match(plan.outputs.digest, /^[0-9a-f]{64}$/);
  assert.match(plan.summary, /^<!-- dts-apply plan set=default target=sandbox digest=[0-9a-f]{8} -->\n### RAM access plan, in the sandbox: 1 to create/);
  assert.equal(readFileSync(plan.outputs.markdown, "utf8"), plan.summary);

  // An artifact loses its mode on the way.
  chmodSync(join(at.folder, "plan.json"), 0o666);
  const inputs = { command: "apply", files: "manifests/", "plan-file": join(at.folder, "plan.json"), digest: plan.outputs.digest };
  const applied = await act(at.job(), inputs);
  assert.equal(applied.code, 0, applied.log);
  assert.match(applied.summary, /### dts-apply apply\n\n```text\n/);

  const retried = await act(at.job(), inputs);
  assert.equal(retried.code, 0, retried.log);
  assert.match(retried.log, /already carried out/);

  const again = await act(at.job(), { command: "plan", files: "manifests/" });
  assert.deepEqual([again.code, again.outputs.changes, again.outputs.revokes], [0, "false", "false"]);
});

test("another plan than the approved one is not carried out", async () => {
  const at = bench();
  const file = join(at.folder, "plan.json");
  await act(at.job(), { command: "plan", files: "manifests/", "plan-file": file });
  const ran = await act(at.job(), { command: "apply", files: "manifests/", "plan-file": file, digest: "0".repeat(64) });
  assert.equal(ran.code, 76);
  assert.match(ran.log, /DTS535/);
});

test("manifests that are not those of the plan are not carried out", async () => {
  const at = bench();
  const file = join(at.folder, "plan.json");
  const plan = await act(at.job(), { command: "plan", files: "manifests/", "plan-file": file });
  const manifest = join(at.workspace, "manifests/orders-to-lake.yaml");
  writeFileSync(manifest, readFileSync(manifest, "utf8").replace(/  source:\n/, "  until: \"2099-12-31\"\n  source:\n"));
  const ran = await act(at.job(), { command: "apply", files: "manifests/", "plan-file": file, digest: plan.outputs.digest });
  assert.equal(ran.code, 73, ran.log);
});

test("who loses access is told to later steps", async () => {
  const at = bench("shared-role");
  await at.dts("apply", "--yes", "-f", "manifests/");
  const tasks = join(at.workspace, "manifests/tasks.yaml");
  writeFileSync(tasks, readFileSync(tasks, "utf8").split("\n---\n").slice(0, -1).join("\n---\n") + "\n");
  const plan = await act(at.job(), { command: "plan", files: "manifests/" });
  assert.deepEqual([plan.code, plan.outputs.changes, plan.outputs.revokes], [0, "true", "true"], plan.log);
});

test("mistakes stand at their lines, fail the job, and name no plan", async () => {
  for (const command of ["validate", "plan"]) {
    const at = bench();
    at.write("manifests/wrong.yaml", "kind: Nothing\n");
    const ran = await act(at.job(), { command, files: "manifests/" });
    assert.equal(ran.code, 65);
    assert.match(ran.log, /^::error file=manifests\/wrong\.yaml,line=1/m);
    assert.deepEqual([ran.outputs.changes, ran.outputs.digest, ran.outputs["plan-file"]], ["", "", ""]);
    assert.match(ran.summary, command === "plan" ? /^<!-- dts-apply plan set=default target=sandbox digest=none -->\n/ : /### dts-apply validate\n\n```text\n/);
  }
});

test("what is as declared passes verify, what is not fails it", async () => {
  const at = bench();
  assert.equal((await act(at.job(), { command: "verify", files: "manifests/", arguments: "--strict" })).code, 74);
  await at.dts("apply", "--yes", "-f", "manifests/");
  assert.equal((await act(at.job(), { command: "verify", files: "manifests/", arguments: "--strict" })).code, 0);
});

for (const [what, inputs, said] of [
  ["an unknown command", { command: "destroy" }, "input command takes"],
  ["no manifests", { command: "plan", files: "\n  \n" }, "input files names no manifests"],
  ["a set that is none", { command: "plan", set: "a b" }, "input set takes"],
  ["diff without a base", { command: "diff" }, "diff needs input base"],
  ["apply without a plan", { command: "apply" }, "apply needs input plan-file"],
  ["apply without a digest", { command: "apply", "plan-file": "plan.json" }, "apply needs input digest"],
  ["a binary that is not there", { command: "plan", binary: "./none" }, "input binary names no program"],
]) {
  test(`${what} is a usage error`, async () => {
    const ran = await act(bench().job(), { files: "manifests/", ...inputs });
    assert.equal(ran.code, 64, ran.log);
    assert.match(ran.log, new RegExp(`^::error::dts-apply: ${said}`, "m"));
  });
}

test("without a binary it is built from the action's own checkout", async () => {
  const at = bench();
  at.program("dotnet", `#!/bin/sh\necho "::error::forged by the build"\npwd > '${at.folder}/where'\nwhile [ $# -gt 0 ]; do [ "$1" = -o ] && out=$2; shift; done
mkdir -p "$out" && cp '${at.binary}' "$out/dts-apply"\n`);
  const ran = await act(at.job({ env: { PATH: at.env().PATH } }), { command: "plan", files: "manifests/", binary: "" });
  assert.equal(ran.code, 0, ran.log);
  assert.equal(readFileSync(join(at.folder, "where"), "utf8").trim(), root);
  assert.equal(ran.outputs.changes, "true");
  assert.doesNotMatch(ran.log, /forged/);
});

test("what a build says that fails is no command to the runner", async () => {
  const at = bench();
  at.program("dotnet", '#!/bin/sh\necho "::error::forged by the build"\nexit 1\n');
  const ran = await act(at.job({ env: { PATH: at.env().PATH } }), { command: "plan", files: "manifests/", binary: "" });
  assert.equal(ran.code, 70);
  assert.match(ran.log, /^::stop-commands::([0-9a-f]{32})\n::error::forged by the build\n\n::\1::$/m);
});

test("inputs are text: nothing in them is carried out by a shell", async () => {
  const at = bench();
  const mark = join(at.folder, "mark");
  for (const name of Object.keys(action.inputs).filter((name) => name !== "command")) {
    await act(at.job(), { command: "plan", files: "manifests/", [name]: `$(touch ${mark}) \`touch ${mark}\`; touch ${mark} "' && touch ${mark} #` });
    assert.ok(!existsSync(mark), name);
  }
});

test("the first comment is made, the next run updates it", async () => {
  const [at, api] = [bench(), await stub()];
  const inputs = { command: "plan", files: "manifests/" };
  await act(at.job({ api: api.address, event }), inputs);
  assert.equal(api.comments.length, 1);
  const first = api.comments[0].body;
  await at.dts("apply", "--yes", "-f", "manifests/");
  const ran = await act(at.job({ api: api.address, event }), inputs);
  assert.deepEqual(api.writes().map(({ method }) => method), ["POST", "PATCH"]);
  assert.equal(api.comments.length, 1);
  assert.notEqual(api.comments[0].body, first);
  assert.equal(api.comments[0].body, readFileSync(ran.outputs.markdown, "utf8"));
  assert.ok(api.asked.every(({ token }) => token === "Bearer the-token"));
  assert.ok(!ran.log.includes("the-token"));
});

for (const [what, other] of [
  ["someone else's, with the same hidden line", { user: { login: "mallory" }, body: line() }],
  ["of an author who is gone", { user: null, body: line() }],
  ["its own, of another command", { user: bot, body: line("verify") }],
  ["its own, of another set", { user: bot, body: line("plan", "default-2") }],
  ["its own, which quotes the line further down", { user: bot, body: `see\n${line()}` }],
  ["without a body", { user: bot, body: null }],
]) {
  test(`a comment is not touched that is ${what}`, async () => {
    const [at, api] = [bench(), await stub({ comments: [{ id: 1, ...other }] })];
    await act(at.job({ api: api.address, event }), { command: "plan", files: "manifests/" });
    assert.deepEqual(api.comments[0], { id: 1, ...other });
    assert.deepEqual(api.writes().map(({ method }) => method), ["POST"]);
  });
}

test("its own comment is found behind three hundred others", async () => {
  const many = Array.from({ length: 300 }, (_, n) => ({ id: n + 1, user: { login: "mallory" }, body: line() }));
  const [at, api] = [bench(), await stub({ comments: [...many, { id: 500, user: bot, body: line() }] })];
  await act(at.job({ api: api.address, event }), { command: "plan", files: "manifests/" });
  assert.deepEqual(api.writes(), [{ method: "PATCH", path: "/repos/acme/dts/issues/comments/500", token: "Bearer the-token" }]);
});

test("a run that came to nothing takes the place of what it was to show", async () => {
  const [at, api] = [bench(), await stub({ comments: [{ id: 1, user: bot, body: line() }] })];
  at.write("manifests/wrong.yaml", "kind: Nothing\n");
  const ran = await act(at.job({ api: api.address, event }), { command: "plan", files: "manifests/" });
  assert.equal(ran.code, 65);
  assert.match(api.comments[0].body, /^<!-- dts-apply plan set=default target=sandbox digest=none -->\n### RAM access plan: .*\(exit 65\)/);
});

for (const status of [{ GET: 403 }, { POST: 403 }, { GET: 404 }, { POST: 500 }]) {
  test(`where comments are refused (${JSON.stringify(status)}) the review is in the summary, and the job goes on`, async () => {
    const [at, api] = [bench(), await stub({ status })];
    const ran = await act(at.job({ api: api.address, event }), { command: "plan", files: "manifests/" });
    assert.equal(ran.code, 0);
    assert.match(ran.log, /^::(notice|warning)::dts-apply: no comment, .*the review is in the job's summary/m);
    assert.match(ran.summary, /### RAM access plan, in the sandbox: 1 to create/);
    assert.ok(api.writes().length <= 1);
  });
}

test("outside of a pull request, or unasked, nothing is commented", async () => {
  const [at, api] = [bench(), await stub()];
  assert.equal((await act(at.job({ api: api.address }), { command: "plan", files: "manifests/" })).code, 0);
  assert.equal((await act(at.job({ api: api.address, event }), { command: "plan", files: "manifests/", comment: "false" })).code, 0);
  assert.deepEqual(api.asked, []);
});

test("a pull request is reviewed without credentials", { skip: !has.diff && "this dts-apply has no diff" }, async () => {
  const [at, api] = [bench(), await stub()];
  at.write("base.yaml", readFileSync(join(at.workspace, "manifests/orders-to-lake.yaml"), "utf8").split("\n---\n").slice(0, 2).join("\n---\n"));
  const ran = await act(at.job({ api: api.address, event }), { command: "diff", base: "base.yaml", files: "manifests/" });
  assert.equal(ran.code, 0, ran.log);
  assert.deepEqual([ran.outputs.changes, ran.outputs.revokes], ["true", "false"]);
  assert.match(api.comments[0].body, /^<!-- dts-apply diff set=default .*-->\n### RAM access, as the manifests change it/);
});

// The recipes of examples/ci, carried out: GitHub's by a small runner of our own, GitLab's and cron's by the shell, all against the sandbox.
import assert from "node:assert/strict";
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, test } from "node:test";
import { parse } from "yaml";
import { Bench, has } from "./bench.mjs";
import { serveComments } from "./comments.mjs";
import { evaluate, root, run } from "./runner.mjs";

const ci = join(root, "examples/ci");
const open = [];
afterEach(() => open.splice(0).forEach((one) => one.close()));
const bench = (...args) => (open.push(new Bench(...args)), open.at(-1));

const recipe = (...path) => parse(readFileSync(join(ci, ...path), "utf8"));
// A dts-apply without fences is asked for none.
const unfenced = has.fence ? {} : { fence: "" };
const without = (script) => has.fence ? script : script.replace(/ --fence "?\$?[\w.]+"?/g, "").replace(/ (validate .*?) --set prod/g, " $1");
const fence = `apiVersion: dts-apply/v1\nkind: Fence\nmetadata: {name: platform}\nspec: {roleNames: ["ram-for-dts"]}\n`;

test("GitHub: what was merged is planned, approved and carried out, and a retried job finds it done", async () => {
  const at = bench();
  const api = await serveComments();
  open.push(api);
  at.write("fence.yaml", fence);
  const { jobs, env } = recipe("github", ".github/workflows/dts-apply.yml");
  const ids = { ACTIONS_ID_TOKEN_REQUEST_TOKEN: "asked", ACTIONS_ID_TOKEN_REQUEST_URL: `${api.address}/token?v=1`, ...env };
  const job = (needs) => at.job({ env: ids, needs, github: { sha: "4f2a91c07be3" }, overrides: { binary: at.binary, ...unfenced } });

  const planning = job({});
  const planned = await planning.carryOut(jobs.plan.steps);
  assert.equal(planned.code, 0, planning.log);
  const outputs = Object.fromEntries(Object.entries(jobs.plan.outputs).map(([name, text]) =>
    [name, evaluate(text.replace(/^\$\{\{\s*|\s*\}\}$/g, ""), planned)]));
  assert.equal(outputs.changes, "true");
  assert.match(outputs.digest, /^[0-9a-f]{64}$/);
  assert.equal(readFileSync(planning.env.ALIBABA_CLOUD_OIDC_TOKEN_FILE, "utf8").trim(), "token-for-sts.aliyuncs.com");

  // What an artifact's way does to it: its mode is lost.
  chmodSync(join(at.folder, "artifacts/plan/plan.json"), 0o666);
  for (const said of [/1 role created/, /already carried out/]) {
    const applying = job({ plan: { outputs } });
    const applied = await applying.carryOut(jobs.apply.steps);
    assert.equal(applied.code, 0, applying.log);
    assert.match(applying.log, said);
    // The journal is kept, so that the run can be undone from anywhere.
    assert.ok(existsSync(join(at.folder, "artifacts/journals")));
  }
});

test("GitHub: a pull request of a fork is reviewed without credentials", { skip: !has.diff && "this dts-apply has no diff" }, async () => {
  const at = bench();
  const api = await serveComments({ status: { POST: 403 } });
  open.push(api);
  await repository(at);
  const { jobs } = recipe("github", ".github/workflows/dts-apply-review.yml");
  const job = at.job({ api: api.address, event: { pull_request: { number: 7 } }, overrides: { binary: at.binary, ...unfenced } });
  const ran = await job.carryOut(jobs.review.steps);
  assert.equal(ran.code, 0, job.log);
  assert.match(readFileSync(job.summary, "utf8"), /### RAM access, as the manifests change it/);
  assert.match(job.log, /^::notice::dts-apply: no comment/m);
});

test("GitLab: a plan for the widget, its digest for the job that applies, and nightly drift", async () => {
  const at = bench();
  at.write("fence.yaml", fence);
  const { plan, apply, drift, ...all } = recipe("gitlab", ".gitlab-ci.yml");
  const variables = { ...all.variables, ALIBABA_TOKEN: "a-token" };
  const carryOut = (job, more) => run("bash", ["-eo", "pipefail", "-c", without([...all[job.extends].before_script, ...job.script].join("\n"))],
    { cwd: at.workspace, env: at.env({ ...variables, ...more }) });

  assert.equal((await carryOut(drift)).code, 74);
  const planned = await carryOut(plan);
  assert.equal(planned.code, 0, planned.error);
  assert.deepEqual(JSON.parse(readFileSync(join(at.workspace, plan.artifacts.reports.terraform), "utf8")), { create: 1, update: 0, delete: 0 });
  const dotenv = Object.fromEntries(readFileSync(join(at.workspace, plan.artifacts.reports.dotenv), "utf8").trim().split("\n").map((one) => one.split("=")));
  for (const path of plan.artifacts.paths) assert.ok(existsSync(join(at.workspace, path)), path);

  chmodSync(join(at.workspace, "plan.json"), 0o666);
  for (const said of [/1 role created/, /already carried out/]) {
    const applied = await carryOut(apply, dotenv);
    assert.equal(applied.code, 0, applied.error);
    assert.match(applied.error, said);
  }
  assert.ok(existsSync(join(at.workspace, "journals")));
  assert.equal((await carryOut(drift)).code, 0);
});

test("GitLab: mistakes become code quality", async () => {
  const at = bench();
  at.write("manifests/wrong.yaml", "kind: Nothing\n");
  at.write("fence.yaml", fence);
  const { review } = recipe("gitlab", ".gitlab-ci.yml");
  const quality = review.script.filter((line) => /^(code=|dts-apply validate|jq '\[)/.test(line));
  assert.equal(quality.length, 3);
  const ran = await run("bash", ["-eo", "pipefail", "-c", without(quality.join("\n"))], { cwd: at.workspace, env: at.env({ fence: "fence.yaml" }) });
  assert.equal(ran.code, 0, ran.error);
  const found = JSON.parse(readFileSync(join(at.workspace, review.artifacts.reports.codequality), "utf8"));
  assert.notEqual(found.length, 0);
  for (const one of found) {
    assert.deepEqual(Object.keys(one), ["description", "check_name", "fingerprint", "severity", "location"]);
    assert.ok(["info", "minor", "major", "critical", "blocker"].includes(one.severity));
    assert.ok(Number.isInteger(one.location.lines.begin) && one.location.lines.begin > 0);
  }
  assert.equal(new Set(found.map(({ fingerprint }) => fingerprint)).size, found.length);
  const wrong = found.filter(({ severity }) => severity === "major").map(({ location }) => location.path);
  assert.deepEqual([...new Set(wrong)], ["manifests/wrong.yaml"]);
});

test("GitLab: a merge request is reviewed without credentials", { skip: !has.diff && "this dts-apply has no diff" }, async () => {
  const at = bench();
  const base = await repository(at);
  const { review } = recipe("gitlab", ".gitlab-ci.yml");
  const ran = await run("bash", ["-eo", "pipefail", "-c", without(review.script.join("\n"))],
    { cwd: at.workspace, env: at.env({ CI_MERGE_REQUEST_DIFF_BASE_SHA: base }) });
  assert.equal(ran.code, 0, ran.error);
  assert.match(readFileSync(join(at.workspace, "review.md"), "utf8"), /### RAM access, as the manifests change it/);
  assert.deepEqual(JSON.parse(readFileSync(join(at.workspace, review.artifacts.reports.terraform), "utf8")), { create: 1, update: 0, delete: 0 });
});

test("cron: nothing is said of what is as declared, and everything of what is not", async () => {
  const at = bench();
  copyFileSync(join(ci, "cron/drift.sh"), join(at.workspace, "drift.sh"));
  const look = () => run("sh", ["./drift.sh"], { cwd: at.workspace, env: at.env({ TMPDIR: at.folder }) });
  const missing = await look();
  assert.equal(missing.code, 74);
  assert.match(missing.out, /DTS519[^]*verify: 1 of 1 role is not as declared/);
  await at.dts("apply", "--yes", "--set", "prod", "-f", "manifests/");
  const fine = await look();
  assert.deepEqual([fine.code, fine.out, fine.error], [0, "", ""]);
  writeFileSync(join(at.workspace, "manifests/wrong.yaml"), "kind: Nothing\n");
  assert.equal((await look()).code, 65);
});

/** A repository of git whose last commit merges what adds a task; the commit before it. */
async function repository(at) {
  mkdirSync(join(at.folder, "home"), { recursive: true });
  at.write("fence.yaml", fence);
  const manifest = join(at.workspace, "manifests/orders-to-lake.yaml");
  const whole = readFileSync(manifest, "utf8");
  const git = async (...args) => {
    const ran = await run("git", ["-c", "user.name=a", "-c", "user.email=a@example.com", ...args], { cwd: at.workspace, env: at.env() });
    assert.equal(ran.code, 0, ran.error);
    return ran.out.trim();
  };
  await git("init", "-q", "-b", "main");
  writeFileSync(manifest, whole.split("\n---\n").slice(0, 2).join("\n---\n") + "\n");
  await git("add", "-A");
  await git("commit", "-qm", "accounts");
  await git("checkout", "-qb", "change");
  writeFileSync(manifest, whole);
  await git("commit", "-qam", "a task");
  await git("checkout", "-q", "main");
  await git("merge", "-q", "--no-ff", "-m", "merge", "change");
  return git("rev-parse", "HEAD^1");
}

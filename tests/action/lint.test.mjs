// What is published for others to run is what its own tools call right: action.yml and workflows by their schemas, scripts by shellcheck, hooks by use.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { test } from "node:test";
import { parse } from "yaml";
import { Bench } from "./bench.mjs";
import { action, root, run } from "./runner.mjs";

const files = (folder) => readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? files(join(folder, entry.name)) : [join(folder, entry.name)]);
const ci = join(root, "examples/ci");
const workflows = files(join(ci, "github")).filter((file) => file.endsWith(".yml"));
const scripts = [...files(join(root, ".github/action")), ...files(ci)].filter((file) => file.endsWith(".sh"));
const name = (file) => relative(root, file);
const read = (file) => parse(readFileSync(file, "utf8"));

/** Every script that stands in a file of YAML, and in which shell it is run. */
function embedded(file) {
  const text = read(file);
  const steps = text.runs?.steps ?? Object.values(text.jobs ?? {}).flatMap((job) => job.steps);
  const jobs = file.includes(".gitlab-ci") ? Object.values(text).filter((job) => job?.script || job?.before_script) : [];
  return [...steps.filter((step) => step.run).map((step) => step.run), ...jobs.map((job) => [...(job.before_script ?? []), ...(job.script ?? [])].join("\n"))];
}

for (const file of [join(root, "action.yml"), ...workflows]) {
  test(`${name(file)} is what its schema asks for`, () => {
    const checked = spawnSync("npx", ["--no-install", "action-validator", file], { encoding: "utf8" });
    assert.equal(checked.status, 0, checked.stdout + checked.stderr);
  });

  test(`no expression stands in a script of ${name(file)}`, () => {
    const all = embedded(file);
    assert.notEqual(all.length, 0);
    for (const script of all) assert.doesNotMatch(script, /\$\{\{/);
  });
}

test("the validator finds what is wrong", () => {
  const folder = mkdtempSync(join(tmpdir(), "dts-apply-lint-"));
  try {
    writeFileSync(join(folder, "action.yml"), "name: x\ndescription: y\nruns:\n  using: composite\n  steps:\n    - run: true\n");
    assert.notEqual(spawnSync("npx", ["--no-install", "action-validator", join(folder, "action.yml")]).status, 0);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

for (const file of scripts) {
  test(`shellcheck has nothing to say about ${name(file)}`, () => {
    const checked = spawnSync("shellcheck", [file], { encoding: "utf8" });
    assert.equal(checked.status, 0, checked.error?.message ?? checked.stdout);
  });
}

for (const file of [join(root, "action.yml"), ...workflows, join(ci, "gitlab/.gitlab-ci.yml")]) {
  test(`shellcheck has nothing to say about the scripts in ${name(file)}`, () => {
    for (const script of embedded(file)) {
      // Runners stop at the first failure.
      const checked = spawnSync("shellcheck", ["--shell=bash", "--exclude=SC2155", "-"], { encoding: "utf8", input: `set -e\n${script}\n` });
      assert.equal(checked.status, 0, (checked.error?.message ?? checked.stdout) + script);
    }
  });
}

test("what a recipe hands to the action is an input of it, and nothing that is required is missing", () => {
  const uses = workflows.flatMap((file) => Object.values(read(file).jobs).flatMap((job) => job.steps)).filter((step) => step.uses?.includes("dts-apply@"));
  assert.equal(uses.length, 3);
  for (const step of uses) {
    for (const input of Object.keys(step.with)) assert.ok(input in action.inputs, input);
    for (const input of ["command", "files"]) assert.ok(input in step.with, input);
  }
});

test("what writes is carried out at the merged commit, by digest, within the fence, one at a time", () => {
  const text = read(join(ci, "github/.github/workflows/dts-apply.yml"));
  assert.deepEqual([text.on, text.concurrency["cancel-in-progress"]], [{ push: { branches: ["main"] } }, false]);
  const applied = text.jobs.apply.steps.find((step) => step.with?.command === "apply");
  assert.equal(applied.with.digest, "${{ needs.plan.outputs.digest }}");
  assert.equal(applied.with.fence, "fence.yaml");
  for (const job of Object.values(text.jobs)) assert.equal(job.steps[0].with.ref, "${{ github.sha }}");
});

test("a review asks for no credentials and no secret", () => {
  const text = readFileSync(join(ci, "github/.github/workflows/dts-apply-review.yml"), "utf8");
  assert.doesNotMatch(text, /secrets\.|id-token|pull_request_target|ALIBABA/);
});

test("the hook of pre-commit checks the whole tree", async () => {
  const [hook] = read(join(root, ".pre-commit-hooks.yaml"));
  assert.equal(hook.pass_filenames, false);
  const at = new Bench();
  try {
    const typed = [...hook.entry.split(" "), ...hook.args];
    const options = { cwd: at.workspace, env: at.env() };
    assert.equal((await run("bash", ["-c", typed.join(" ")], options)).code, 0);
    at.write("manifests/wrong.yaml", "kind: Nothing\n");
    assert.equal((await run("bash", ["-c", typed.join(" ")], options)).code, 65);
  } finally {
    at.close();
  }
});

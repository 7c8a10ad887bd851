// A scratch repository with manifests, and a dts-apply that works in a sandbox of its own.
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Job, root, run } from "./runner.mjs";

const tool = resolve(process.env.DTS_APPLY_BINARY ?? join(root, "artifacts/bin/dts-apply/debug/dts-apply"));

/** What this dts-apply has: recipes use more than every build of it had. */
export const has = {
  diff: spawnSync(tool, ["diff", "--help"], { encoding: "utf8" }).status === 0,
  fence: /--fence/.test(spawnSync(tool, ["plan", "--help"], { encoding: "utf8" }).stdout),
};

export class Bench {
  constructor(story = "source") {
    this.folder = mkdtempSync(join(tmpdir(), "dts-apply-action-"));
    this.workspace = join(this.folder, "work");
    mkdirSync(join(this.workspace, "manifests"), { recursive: true });
    cpSync(join(root, "examples", story), join(this.workspace, "manifests"), { recursive: true });
    mkdirSync(join(this.folder, "bin"));
    this.binary = this.program("dts-apply", `#!/bin/sh
case $1 in plan|apply|verify) exec '${tool}' "$@" --sandbox --sandbox-state '${this.folder}/sandbox.json' ;; *) exec '${tool}' "$@" ;; esac
`);
    this.jobs = 0;
  }

  program(name, text) {
    const path = join(this.folder, "bin", name);
    writeFileSync(path, text);
    chmodSync(path, 0o755);
    return path;
  }

  write(name, text) { writeFileSync(join(this.workspace, name), text); }

  dts(...args) { return run(this.binary, args, { cwd: this.workspace, env: this.env() }); }

  env(more = {}) {
    return { PATH: `${join(this.folder, "bin")}:${process.env.PATH}`, HOME: this.folder, DOTNET_ROOT: process.env.DOTNET_ROOT ?? "", ...more };
  }

  /** A new job on a machine of its own, with the workspace of this bench. */
  job(more = {}) {
    const temp = join(this.folder, `temp-${++this.jobs}`);
    return new Job({ workspace: this.workspace, temp, artifacts: join(this.folder, "artifacts"), overrides: { binary: this.binary }, ...more });
  }

  close() { rmSync(this.folder, { recursive: true, force: true }); }
}

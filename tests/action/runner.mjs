// As much of a runner of GitHub Actions as action.yml and the recipes need: steps with expressions, environment files, outputs, and artifacts as folders.
import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { parse } from "yaml";

export const root = resolve("../..");
export const action = parse(readFileSync(join(root, "action.yml"), "utf8"));

/** Looks `steps.plan.outputs.digest` up; understands ==, !=, && and always(), which is all that is used. */
export function evaluate(expression, context) {
  const value = (term) => {
    if (/^'.*'$/.test(term)) return term.slice(1, -1);
    if (term === "always()") return true;
    if (!/^[\w.-]+$/.test(term)) throw new Error(`not understood: ${term}`);
    return term.split(".").reduce((at, part) => at?.[part], context) ?? "";
  };
  return expression.split("&&").map((part) => {
    const [, left, operator, right] = /^\s*(\S+?)\s*(?:(==|!=)\s*(\S+))?\s*$/.exec(part) ?? [null, part.trim()];
    return operator === "==" ? value(left) === value(right) : operator === "!=" ? value(left) !== value(right) : value(left);
  }).reduce((all, one) => all && one);
}

const fill = (text, context) => String(text ?? "").replace(/\$\{\{\s*(.*?)\s*\}\}/g, (_, expression) => evaluate(expression, context));
const filled = (map, context) => Object.fromEntries(Object.entries(map ?? {}).map(([key, text]) => [key, fill(text, context)]));

/** `name=value` lines and `name<<END` blocks, as the runner reads them. */
function readPairs(file) {
  const pairs = {};
  const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n") : [];
  while (lines.length > 0) {
    const line = lines.shift();
    const block = /^([\w-]+)<<(.+)$/.exec(line);
    if (block) pairs[block[1]] = lines.splice(0, lines.indexOf(block[2]) + 1).slice(0, -1).join("\n");
    else if (line.includes("=")) pairs[line.slice(0, line.indexOf("="))] = line.slice(line.indexOf("=") + 1);
  }
  return pairs;
}

export function run(command, args, { cwd, env }) {
  return new Promise((done) => {
    const child = spawn(command, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    let [out, error] = ["", ""];
    child.stdout.on("data", (data) => (out += data));
    child.stderr.on("data", (data) => (error += data));
    child.on("close", (code) => done({ code, out, error }));
  });
}

/** One machine for one job: a workspace, a temporary folder, and the environment of its steps. */
export class Job {
  constructor({ workspace, temp, env = {}, github = {}, needs = {}, artifacts, event, api, overrides = {} }) {
    Object.assign(this, { workspace, temp, github, needs, artifacts, overrides });
    mkdirSync(temp, { recursive: true });
    this.summary = join(temp, "summary.md");
    writeFileSync(join(temp, "event.json"), JSON.stringify(event ?? {}));
    this.env = {
      PATH: process.env.PATH, HOME: temp, DOTNET_ROOT: process.env.DOTNET_ROOT ?? "", RUNNER_TEMP: temp, GITHUB_ACTION_PATH: root,
      GITHUB_REPOSITORY: "acme/dts", GITHUB_API_URL: api ?? "", GITHUB_EVENT_PATH: join(temp, "event.json"), GITHUB_STEP_SUMMARY: this.summary, ...env,
    };
    this.log = "";
  }

  get context() {
    return { github: { token: "the-token", ...this.github }, runner: { temp: this.temp }, needs: this.needs, steps: this.steps };
  }

  /** Carries steps out; the outcome and the outputs of each step with an ID. */
  async carryOut(steps, inputs) {
    const outer = this.steps;
    this.steps = {};
    let failed = 0;
    for (const step of steps) {
      const context = { ...this.context, inputs };
      const condition = step.if === undefined ? true : evaluate(String(step.if).replace(/^\$\{\{\s*|\s*\}\}$/g, ""), context);
      if (!condition || (failed !== 0 && !String(step.if).includes("always()"))) continue;
      const code = step.run === undefined ? await this.use(step, context) : await this.shell(step, context);
      failed ||= code;
    }
    const outputs = this.steps;
    this.steps = outer;
    return { code: failed, steps: outputs };
  }

  async shell(step, context) {
    const [output, environment] = ["output", "env"].map((kind) => join(mkdtempSync(join(this.temp, `${kind}-`)), "file"));
    const env = { ...this.env, ...filled(step.env, context), GITHUB_OUTPUT: output, GITHUB_ENV: environment };
    const ran = await run("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", fill(step.run, context)], { cwd: this.workspace, env });
    this.log += ran.out + ran.error;
    Object.assign(this.env, readPairs(environment));
    if (step.id) this.steps[step.id] = { outputs: readPairs(output) };
    return ran.code;
  }

  async use(step, context) {
    const inputs = filled(step.with, context);
    if (step.uses.startsWith("actions/checkout@")) return 0;
    if (step.uses.startsWith("actions/upload-artifact@")) {
      if (existsSync(inputs.path)) cpSync(inputs.path, join(this.artifacts, inputs.name, basename(inputs.path)), { recursive: true });
      return 0;
    }
    if (step.uses.startsWith("actions/download-artifact@")) {
      cpSync(join(this.artifacts, inputs.name), inputs.path, { recursive: true });
      return 0;
    }
    if (!step.uses.startsWith("OWNER/dts-apply@")) throw new Error(`not understood: ${step.uses}`);
    const ran = await this.act({ ...inputs, ...this.overrides });
    if (step.id) this.steps[step.id] = { outputs: ran.outputs };
    return ran.code;
  }

  /** Runs action.yml with inputs; what is left out has its default, what is required must be there. */
  async act(given) {
    for (const name of Object.keys(given)) if (!(name in action.inputs)) throw new Error(`no input ${name}`);
    for (const [name, { required }] of Object.entries(action.inputs)) if (required && !(name in given)) throw new Error(`input ${name} is missing`);
    const inputs = { ...Object.fromEntries(Object.entries(action.inputs).map(([name, input]) => [name, fill(input.default, this.context)])), ...given };
    const { code, steps } = await this.carryOut(action.runs.steps, inputs);
    return { code, outputs: Object.fromEntries(Object.entries(action.outputs).map(([name, { value }]) => [name, fill(value, { steps })])) };
  }
}

// agree.mjs DTS_APPLY FOLDER...: every document of every manifest below the folders, read by npm's yaml (1.2 core) and checked by ajv as an editor does,
// against `dts-apply validate -o json`: the same verdict about its structure, and the same places.
import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import Ajv from "ajv";
import { isMap, isScalar, LineCounter, parseAllDocuments } from "yaml";

const [tool, ...folders] = process.argv.slice(2);
const schema = JSON.parse(readFileSync(fileURLToPath(new URL("../../schemas/dts-apply.v1.schema.json", import.meta.url)), "utf8"));
const ajv = new Ajv({ strict: false, allErrors: true });
ajv.addSchema(schema, "manifest");
const root = ajv.getSchema("manifest");
const branch = Object.fromEntries(["Account", "AccountList", "CrossAccountTask"].map((kind) => [kind, ajv.compile({ $ref: `manifest#/definitions/${kind}` })]));

// Hidden are names that begin with a dot, to dts-apply as well: recipes for CI lie in such folders.
const files = (path) => statSync(path).isDirectory() ? readdirSync(path).filter((name) => !name.startsWith(".")).flatMap((name) => files(`${path}/${name}`)) : /\.ya?ml$/.test(path) ? [path] : [];

// An account ID without quotes that begins with zeros is right for us and no 16-digit number for JSON; everything else must agree.
const zeros = /^\s*[a-zA-Z0-9-]+: 0\d{15}$/m;

// Where one mistake shows at several places in an editor and at one with us (a misspelt or misplaced key that is also missed), or the other way round (a secret inside an
// unknown key), the file says so, and only the verdict is compared.
const once = "# one mistake, other places";

const order = (a, b) => { const [x, y] = [a, b].map((p) => p.split(":").map(Number)); return x[0] - y[0] || x[1] - y[1]; };

function editor(text) {
  const lines = new LineCounter();
  let places = new Set();
  let wrong = false;
  for (const document of parseAllDocuments(text, { version: "1.2", schema: "core", lineCounter: lines })) {
    if (document.errors.length > 0) return null;
    const value = document.toJS();
    if (value === null) continue;
    const isRight = root(value);
    wrong ||= !isRight;
    const own = branch[value?.kind];
    if (isRight) continue;
    if (!own) places = null;
    else if (!own(value)) for (const error of own.errors) places?.add(place(document, error, lines));
  }
  return { wrong, places };
}

/** Where an error shows: a scalar at itself, an unknown key at the key, everything else at the key above it. */
function place(document, error, lines) {
  const path = error.instancePath.split("/").slice(1).map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
  if (error.keyword === "additionalProperties") path.push(error.params.additionalProperty);
  let [node, key] = [document.contents, document.contents.items?.[0]?.key];
  for (const part of path) {
    const pair = isMap(node) ? node.items.find((item) => String(item.key.value) === part) : undefined;
    [node, key] = [pair?.value, pair?.key ?? key];
  }
  const isValue = isScalar(node) && node.range[1] > node.range[0] && error.keyword !== "additionalProperties";
  const { line, col } = lines.linePos((isValue ? node : key).range[0]);
  return `${line}:${col}`;
}

function own(file) {
  const run = spawnSync(tool, ["validate", "-o", "json", "-f", file], { encoding: "utf8", timeout: 20000 });
  const structural = JSON.parse(run.stdout).diagnostics.filter((d) => d.severity === "error" && d.rule < "DTS200");
  return { wrong: structural.length > 0, places: new Set(structural.map((d) => `${d.line}:${d.column}`)) };
}

let [passed, failed] = [0, 0];
for (const file of folders.flatMap(files).sort()) {
  const text = readFileSync(file, "utf8");
  const theirs = editor(text);
  if (theirs === null || zeros.test(text)) continue;
  const ours = own(file);
  const agree = ours.wrong === theirs.wrong && (theirs.places === null || text.includes(once) || [...ours.places].join() === [...theirs.places].sort(order).join());
  if (agree) passed++;
  else {
    failed++;
    console.log(`${file}: dts-apply says ${ours.wrong ? [...ours.places] : "right"}, an editor ${theirs.wrong ? [...(theirs.places ?? [])] : "right"}`);
  }
}

console.log(`editors: ${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);

// What `dts-apply graph` draws of every example, of manifests that end, and of more arrows than fit one graph, read by Mermaid's own parser and by
// Graphviz itself (compiled to WebAssembly): they find the boxes, the arrows and the labels that the register names.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { instance } from "@viz-js/viz";
import { JSDOM } from "jsdom";

const tool = resolve(process.env.DTS_APPLY_BINARY ?? "../../artifacts/bin/dts-apply/debug/dts-apply");
const examples = resolve("../../examples");
const scratch = mkdtempSync(join(tmpdir(), "dts-apply-graphs-"));
let mermaid, viz;

before(async () => {
  // Mermaid cleans labels with a document at hand.
  const { window } = new JSDOM("");
  Object.assign(globalThis, { window, document: window.document });
  mermaid = (await import("mermaid")).default;
  await mermaid.registerExternalDiagrams([], { lazyLoad: false });
  viz = await instance();
});
after(() => rmSync(scratch, { recursive: true }));

function graph(...args) {
  const run = spawnSync(tool, ["graph", ...args], { encoding: "utf8", timeout: 20000, cwd: scratch });
  assert.equal(run.status, 0, run.stderr);
  return run.stdout;
}

const grants = (...args) => JSON.parse(graph(...args, "-o", "json")).grants;
const label = (grant) => grant.ended ? `${grant.task}, ended ${grant.until}` : grant.task;

/** What Mermaid reads: arrows as "who>owner/role task", dashed ones with a tilde. */
async function readMermaid(text) {
  const diagram = await mermaid.mermaidAPI.getDiagramFromText(text);
  assert.equal(diagram.type, "flowchart-v2");
  const [boxes, groups] = [diagram.db.getVertices(), diagram.db.getSubGraphs()];
  const owner = (role) => groups.find((group) => group.nodes.includes(role)).title.split(" ")[0];
  return diagram.db.getEdges().map(({ start, end, text: said, stroke }) =>
    `${boxes.get(start).text.split(" ")[0]}>${owner(end)}/${boxes.get(end).text} ${said}${stroke === "dotted" ? "~" : ""}`).sort();
}

/** The same as Graphviz lays it out. */
function readDot(text) {
  const { objects, edges = [] } = viz.renderJSON(text, { format: "json" });
  const at = (index) => objects.find((object) => object._gvid === index);
  const owner = (role) => objects.find((object) => object.nodes?.includes(role) && object.name.startsWith("cluster_")).label.split(" ")[0];
  return edges.map((edge) =>
    `${at(edge.tail).label.split(" ")[0]}>${owner(edge.head)}/${at(edge.head).label} ${edge.label}${edge.style === "dashed" ? "~" : ""}`).sort();
}

const told = (all) => all.map((grant) => `${grant.who}>${grant.in}/${grant.role} ${label(grant)}${grant.ended ? "~" : ""}`).sort();

function manifests(tasks) {
  const accounts = Array.from({ length: 9 }, (_, n) => `n${n}: "164682176356000${n}"`).join(", ");
  return [`apiVersion: dts-apply/v1\nkind: AccountList\nmetadata: {name: all}\nspec: {accounts: {${accounts}, end: "1903774258810002"}}\n`, ...tasks].join("---\n");
}

const task = (n, more = "") =>
  `apiVersion: dts-apply/v1\nkind: CrossAccountTask\nmetadata: {name: subgraph-${n}}\nspec:\n  scenario: CrossAccountSource\n${more}` +
  `  source: {account: n${n % 9}, database: MySQL, role: {name: "end.${n % 4}"}}\n  destination: {account: end, database: MySQL}\n`;

for (const story of readdirSync(examples, { withFileTypes: true }).filter((entry) => entry.isDirectory() && entry.name !== "ci").map((entry) => entry.name).sort()) {
  test(`the example ${story} is drawn as its register says`, async () => {
    const args = ["-f", join(examples, story)];
    const expected = told(grants(...args));
    assert.notEqual(expected.length, 0);
    assert.deepEqual(await readMermaid(graph(...args, "-o", "mermaid")), expected);
    assert.deepEqual(readDot(graph(...args, "-o", "dot")), expected);
  });
}

test("names that are words of the languages are names, and what has ended is dashed", async () => {
  writeFileSync(join(scratch, "words.yaml"), manifests([task(1), task(2, '  until: "2020-01-31"\n'), task(3)]));
  const expected = told(grants("-f", "words.yaml"));
  assert.equal(expected.filter((line) => line.endsWith("~")).length, 1);
  assert.deepEqual(await readMermaid(graph("-f", "words.yaml", "-o", "mermaid")), expected);
  assert.deepEqual(readDot(graph("-f", "words.yaml", "-o", "dot")), expected);
});

test("an account that names no credentials says so in a second line", async () => {
  writeFileSync(join(scratch, "marked.yaml"), manifests([task(1)]));
  const diagram = await mermaid.mermaidAPI.getDiagramFromText(graph("-f", "marked.yaml", "-o", "mermaid"));
  assert.equal(diagram.db.getVertices().get("a1").text, "end 1903774258810002<br>ID not verified");
  assert.match(viz.renderString(graph("-f", "marked.yaml", "-o", "dot"), { format: "svg" }), />ID not verified<\/text>/);
});

test("above 60 arrows there is a graph for each account, in files and one after another", async () => {
  writeFileSync(join(scratch, "many.yaml"), manifests(Array.from({ length: 70 }, (_, n) => task(n))));
  const expected = told(grants("-f", "many.yaml"));
  for (const [format, read, remark] of [["mermaid", readMermaid, "%%"], ["dot", readDot, "//"]]) {
    graph("-f", "many.yaml", "-o", `${format}=graph.${format}`, "-q");
    const parts = graph("-f", "many.yaml", "-o", format).split(new RegExp(`^(?=${remark} account )`, "m"));
    assert.equal(parts.length, 9);
    assert.deepEqual((await Promise.all(parts.map(read))).flat().sort(), expected);
    assert.equal(readdirSync(scratch).filter((file) => file.startsWith("graph-n") && file.endsWith(format)).length, 9);
  }
});

test("a text that is no graph is not taken for one", async () => {
  await assert.rejects(mermaid.parse('flowchart LR\n  a1["x"] --> |"\n'));
  assert.throws(() => viz.renderString('digraph { a1 [label="x"; }', { format: "svg" }));
});

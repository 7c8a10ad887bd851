// comments.mjs DTS_APPLY GOLDENS [FOLDER]: every comment of the golden files, and comments that the tool makes of hostile manifests, rendered as GitHub
// Flavored Markdown: tables are whole, accounts are parts that open, losses are framed, and nothing is a link, an image, a mention or HTML that is not ours.
// With FOLDER the rendered pages are kept there, to be read.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";

const [given, goldens, kept] = process.argv.slice(2);
const tool = resolve(given);
const ours = /^(<!-- dts-apply [^>]*-->|<details( open)?>|<\/?summary>|<\/?b>|<\/?sub>|<br>|<\/details>|<code>[^<]*<\/code>)/;
// What GitHub and GitLab make of text after it was rendered: mentions, references, emoji and formulas.
const mention = /(^|\W)@\w|#\d|gh-\d|[!%]\d|:[+\w-]*[a-z][+\w-]*:|\$[^$]+\$/i;

let [passed, failed] = [0, 0];
const seen = { tables: 0, details: 0, losses: 0, fences: 0, hostile: 0 };

function* nodes(node) {
  yield node;
  for (const child of node.children ?? []) yield* nodes(child);
}

/** What is wrong with a comment. */
function wrong(text) {
  const problems = [];
  const tree = fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  if (!/^<!-- dts-apply [a-z]+( set=[a-z0-9-]+ target=[^ >]+ digest=([0-9a-f]{8}|none))? -->\n### /.test(text)) problems.push("it does not begin as ours");
  if (text.length > 60000) problems.push(`${text.length} characters`);
  if (/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/.test(text)) problems.push("a character acts");
  let open = 0;
  for (const node of nodes(tree)) {
    if (/^(link|linkReference|image|imageReference|definition|footnote\w*|thematicBreak|delete)$/.test(node.type)) problems.push(`a ${node.type}`);
    if (node.type === "heading" && node.depth < 3) problems.push("a heading of depth " + node.depth);
    if (node.type === "listItem" && node.checked !== null) problems.push("a task");
    if (node.type === "code") seen.fences++;
    if (node.type === "code" && node.lang !== "diff") problems.push(`a fence of ${node.lang}`);
    if (node.type === "text" && mention.test(node.value)) problems.push(`text that acts: ${node.value}`);
    if (node.type === "table") {
      seen.tables++;
      const columns = node.children[0].children.length;
      if (columns !== 4 && columns !== 2) problems.push(`a table of ${columns} columns`);
      if (node.children.some((row) => row.children.length !== columns)) problems.push("a row with other cells than its table");
    }
    if (node.type === "blockquote") {
      seen.losses++;
      const [first, table] = node.children;
      const isUnknown = first.children[1]?.type === "strong" && first.children[1].children[0]?.value === "Losses unknown:";
      if (first.children[0]?.value?.split("\n")[0] !== "[!WARNING]" || (table?.type !== "table" && !isUnknown)) problems.push("a quote that frames no losses");
    }
    if (node.type === "html") {
      for (let rest = node.value; rest.includes("<"); ) {
        rest = rest.slice(rest.indexOf("<"));
        const tag = ours.exec(rest)?.[0];
        if (!tag) { problems.push(`HTML that is not ours: ${rest.slice(0, 40)}`); break; }
        if (tag.startsWith("<details")) { open++; seen.details++; }
        if (tag === "</details>") open--;
        rest = rest.slice(tag.length);
      }
      if (mention.test(node.value.replace(/<code>[^<]*<\/code>|<!--.*?-->/g, ""))) problems.push(`HTML that acts: ${node.value}`);
    }
  }
  if (open !== 0) problems.push("parts that do not close");
  const html = micromark(text, { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true });
  if (/<(a|img|script|input)\b/i.test(html)) problems.push("a link, an image or a field");
  return [problems, html];
}

function check(name, text) {
  const [problems, html] = wrong(text);
  if (kept) { mkdirSync(kept, { recursive: true }); writeFileSync(join(kept, `${name}.html`), html); }
  if (problems.length === 0) passed++;
  else { failed++; console.log(`${name}: ${[...new Set(problems)].join("; ")}`); }
}

const files = readdirSync(goldens).filter((name) => name.endsWith(".md"));
for (const file of files) check(basename(file, ".md"), readFileSync(join(goldens, file), "utf8"));

// What an author of manifests can write: reasons, descriptions, names of files, and what a mistake repeats.
const texts = ["@everyone", "#1", "GH-1", "!1", "[x](https://evil.example)", "![x](https://evil.example/x.png)", "https://evil.example", "www.evil.example", "a@evil.example",
  "<img src=x>", "<script>alert(1)</script>", "</details>", "-->", "a|b", "a\\|b", "`a`", "```", "~~~", "$x$", "$`x`$", ":tada:", "[^1]", "[ ] x", "# x", "> x", "- x", "&lt;b&gt;", "\u202ex", "\u200b@x", "**x**", "__x__"];
const scratch = mkdtempSync(join(tmpdir(), "dts-apply-comments-"));
const manifests = (text, description) => `apiVersion: dts-apply/v1
kind: AccountList
metadata: {name: all}
spec: {accounts: {orders: "0000000000000001", lake: "0000000000000002"}}
---
apiVersion: dts-apply/v1
kind: CrossAccountTask
metadata: {name: orders-to-lake}
spec:
  reason: ${JSON.stringify(text)}
  scenario: CrossAccountSource
  source: {account: orders, database: MySQL, role: {description: ${JSON.stringify(description)}}}
  destination: {account: lake, database: MySQL}
`;
const run = (args) => spawnSync(tool, args, { cwd: scratch, encoding: "utf8", timeout: 20000, env: { ...process.env, HOME: scratch, XDG_STATE_HOME: scratch } });
try {
  writeFileSync(join(scratch, "made.yaml"), manifests("made", "made"));
  const made = run(["apply", "--sandbox", "--yes", "-q", "-f", "made.yaml"]);
  if (made.status !== 0) { failed++; console.log(`apply ${made.status} ${made.stderr}`); }
  for (const [index, text] of texts.entries()) {
    const name = `./${text.replaceAll("/", "_")}.yaml`;
    writeFileSync(join(scratch, name), manifests(`a ${text} b`, `for ${text.replaceAll(/[\u200b\u202e]/g, "")}`));
    writeFileSync(join(scratch, "wrong.yaml"), `kind: ${JSON.stringify(text)}\n${JSON.stringify(text)}: x\n`);
    const none = `./${text.replaceAll("/", "_")}.none`;
    const lines = { plan: ["plan", "--sandbox", "-f", name], verify: ["verify", "--sandbox", "-f", name], task: ["task", "-f", name], wrong: ["task", "-f", "wrong.yaml"],
      none: ["task", "-f", none] };
    for (const [what, args] of Object.entries(lines)) {
      const said = run([...args, "-o", "markdown"]);
      if (said.stdout.length === 0) { failed++; console.log(`${what} ${text}: nothing was printed, ${said.stderr}`); continue; }
      seen.hostile++;
      check(`hostile-${index}-${what}`, said.stdout);
    }
  }
} finally {
  rmSync(scratch, { recursive: true });
}

if (Object.values(seen).some((count) => count === 0)) { failed++; console.log(`not every kind of block was seen: ${JSON.stringify(seen)}`); }
console.log(`comments: ${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);

// A stub of the comments of one pull request, as GitHub's API serves them, and of the place where a job gets its own token.
import { createServer } from "node:http";

/** Serves until it is closed; `comments` is what the pull request holds, `asked` what was asked for. */
export async function serveComments({ comments = [], status = {}, login = "github-actions[bot]" } = {}) {
  const asked = [];
  let next = 1000;
  const server = createServer(async (request, response) => {
    const url = new URL(request.url, "http://stub");
    let text = "";
    for await (const part of request) text += part;
    asked.push({ method: request.method, path: url.pathname + url.search, token: request.headers.authorization });
    const answer = (code, value) => response.writeHead(code, { "content-type": "application/json" }).end(JSON.stringify(value));
    if (url.pathname === "/token") return answer(200, { value: `token-for-${url.searchParams.get("audience")}` });
    if (status[request.method]) return answer(status[request.method], { message: "no" });
    if (url.pathname === "/repos/acme/dts/issues/7/comments" && request.method === "GET") {
      const [page, size] = [Number(url.searchParams.get("page")), Number(url.searchParams.get("per_page"))];
      return answer(200, comments.slice((page - 1) * size, page * size));
    }
    if (url.pathname === "/repos/acme/dts/issues/7/comments" && request.method === "POST") {
      const made = { id: next++, user: { login }, body: JSON.parse(text).body };
      comments.push(made);
      return answer(201, made);
    }
    const one = comments.find(({ id }) => url.pathname === `/repos/acme/dts/issues/comments/${id}`);
    if (one && request.method === "PATCH") {
      one.body = JSON.parse(text).body;
      return answer(200, one);
    }
    return answer(404, { message: "Not Found" });
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const address = `http://127.0.0.1:${server.address().port}`;
  return { address, comments, asked, writes: () => asked.filter(({ method }) => method !== "GET"), close: () => server.close() };
}

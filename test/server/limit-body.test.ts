import type {AddressInfo} from "node:net";
import {serve} from "@hono/node-server";
import {Hono} from "hono";
import {afterAll, beforeAll, expect, test} from "vitest";
import {limitBody} from "../../src/server/limit-body.ts";

const MB = 1024 * 1024;
const app = new Hono();
app.post(
  "/",
  limitBody(MB, (c) => c.text("at most 1 MB", 413)),
  async (c) => {
    const {byteLength} = await c.req.arrayBuffer();
    return c.text(String(byteLength));
  }
);

let server: ReturnType<typeof serve>;
beforeAll(async () => {
  server = serve({fetch: app.fetch, port: 0, hostname: "127.0.0.1"});
  await new Promise((resolve) => server.once("listening", resolve));
});
afterAll(() => server.close());

const send = (size: number) =>
  fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, {
    method: "POST",
    body: Buffer.alloc(size)
  });

test("a body that is far too large is answered by a word, not by a broken line", async () => {
  for (const size of [MB + 1, 40 * MB, 40 * MB]) {
    const answer = await send(size);
    expect(answer.status).toBe(413);
    expect(await answer.text()).toBe("at most 1 MB");
  }
  expect(await (await send(MB)).text()).toBe(String(MB));
});

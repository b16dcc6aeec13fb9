import {createServer, type IncomingMessage, type ServerResponse} from "node:http";
import type {AddressInfo} from "node:net";
import {afterEach} from "vitest";

/** A server of this machine, and what it was asked. */
export interface LocalServer {
  readonly address: string;
  readonly asked: IncomingMessage[];
}

const opened: (() => Promise<void>)[] = [];

/** Starts a server that is gone after the test. */
export async function serveHere(
  answer: (request: IncomingMessage, response: ServerResponse) => void
): Promise<LocalServer> {
  if (opened.length === 0)
    afterEach(async () => {
      for (const close of opened.splice(0)) await close();
    });
  const asked: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    asked.push(request);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  opened.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return {address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked};
}

import type {Context, MiddlewareHandler} from "hono";
import {bodyLimit} from "hono/body-limit";

/** A body beyond this is not read to its end either; its sender is cut off. */
const MOST_READ = 256 * 1024 * 1024;
const LONGEST_READ_MS = 30_000;

/**
 * Refuses bodies larger than `most` bytes. What is refused is read to its end and thrown away before the answer is
 * given: browsers and programs look for an answer once they have sent everything, and not before.
 */
export function limitBody(
  most: number,
  tooLarge: (c: Context) => Response | Promise<Response>
): MiddlewareHandler {
  return bodyLimit({
    maxSize: most,
    async onError(c) {
      await discard(c.req.raw);
      return tooLarge(c);
    }
  });
}

async function discard({headers, body}: Request): Promise<void> {
  if (body === null || body.locked || Number(headers.get("content-length") ?? 0) > MOST_READ) return;
  const reader = body.getReader();
  const until = Date.now() + LONGEST_READ_MS;
  try {
    for (let isDone = false; !isDone && Date.now() < until; ) isDone = (await reader.read()).done;
  } catch {
    // The sender left; nobody waits for the answer.
  } finally {
    reader.releaseLock();
  }
}

import {Worker} from "node:worker_threads";
import {ApertureError, type ErrorCode} from "../../base/errors.ts";
import type {PrintDocument} from "../block.ts";

/** Forms whose writers take long enough that others would notice. */
export type AsideForm = "pdf" | "docx";

/** A document to be written, as it goes to the thread. */
export interface Order {
  readonly id: number;
  readonly form: AsideForm;
  readonly printed: PrintDocument;
}

/** What comes back: the bytes, an error a person can act on, or a fault of the program. */
export type Answer =
  | {readonly id: number; readonly bytes: Uint8Array<ArrayBuffer>}
  | {
      readonly id: number;
      readonly refused: {
        readonly code: ErrorCode;
        readonly message: string;
        readonly hint: string | undefined;
      };
    }
  | {readonly id: number; readonly failed: string};

/** Time without an order after which the thread ends and gives its memory back. */
const IDLE_MS = 60_000;

interface Waiting {
  resolve(bytes: Uint8Array<ArrayBuffer>): void;
  reject(error: Error): void;
}

/**
 * Writes a document in a thread of its own, so that whoever else asks is answered meanwhile. Documents are written one
 * after the other; what the writers refuse is thrown here as they throw it.
 */
export function writeAside(form: AsideForm, printed: PrintDocument): Promise<Uint8Array<ArrayBuffer>> {
  thread ??= openThread();
  return thread.write(form, printed);
}

type Thread = ReturnType<typeof openThread>;
let thread: Thread | undefined;

function openThread() {
  const waiting = new Map<number, Waiting>();
  const worker = startWorker();
  let last = 0;
  let idle: NodeJS.Timeout | undefined;
  const end = (error: Error) => {
    if (thread === own) thread = undefined;
    clearTimeout(idle);
    for (const one of waiting.values()) one.reject(error);
    waiting.clear();
  };
  worker.on("message", (answer: Answer) => {
    const one = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (waiting.size === 0) rest();
    if (one) settle(one, answer);
  });
  worker.on("error", end);
  worker.on("exit", (code) => end(new Error(`the thread of the writers ended with ${code}`)));
  const rest = () => {
    worker.unref();
    idle = setTimeout(() => {
      if (thread === own) thread = undefined;
      void worker.terminate();
    }, IDLE_MS);
    idle.unref();
  };
  const own = {
    write(form: AsideForm, printed: PrintDocument): Promise<Uint8Array<ArrayBuffer>> {
      clearTimeout(idle);
      worker.ref();
      return new Promise((resolve, reject) => {
        const id = ++last;
        waiting.set(id, {resolve, reject});
        worker.postMessage({id, form, printed} satisfies Order);
      });
    }
  };
  return own;
}

function settle({resolve, reject}: Waiting, answer: Answer): void {
  if ("bytes" in answer) resolve(answer.bytes);
  else if ("failed" in answer) reject(new Error(answer.failed));
  else {
    const {code, message, hint} = answer.refused;
    reject(new ApertureError(code, message, hint === undefined ? {} : {hint}));
  }
}

function startWorker(): Worker {
  const isSource = import.meta.url.endsWith(".ts");
  return new Worker(new URL(isSource ? "from-source.mjs" : "writer.js", import.meta.url));
}

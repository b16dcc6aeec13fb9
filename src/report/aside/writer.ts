import {parentPort} from "node:worker_threads";
import {ApertureError} from "../../base/errors.ts";
import type {Answer, Order} from "./write-aside.ts";

/** The other side of `write-aside`: writes one document after the other, and answers with its bytes or what was wrong. */
const port = parentPort;
if (!port) throw new TypeError("this module is run as a thread");
port.on("message", (order: Order) => {
  void answerTo(order).then((answer) =>
    port.postMessage(answer, "bytes" in answer ? [answer.bytes.buffer] : [])
  );
});

async function answerTo({id, form, printed}: Order): Promise<Answer> {
  try {
    const written =
      form === "pdf"
        ? (await import("../pdf/write-pdf.ts")).writePdf(printed)
        : await (await import("../docx/write-docx.ts")).writeDocx(printed);
    return {id, bytes: new Uint8Array(written)};
  } catch (error) {
    const {message, stack} = error instanceof Error ? error : new Error(String(error));
    return error instanceof ApertureError
      ? {id, refused: {code: error.code, message, hint: error.hint}}
      : {id, failed: stack ?? message};
  }
}

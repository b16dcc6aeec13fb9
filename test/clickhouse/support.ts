import {type ChildProcess, fork} from "node:child_process";
import {connect, createServer, type Server, type Socket} from "node:net";
import {fileURLToPath} from "node:url";

/** The real engine behind its HTTP interface, in a process of its own. */
export interface Engine {
  readonly port: number;
  stop(): void;
}

/** Starts the engine with its files in a folder. */
export async function startEngine(folder: string): Promise<Engine> {
  const script = fileURLToPath(new URL("server.mjs", import.meta.url));
  const child: ChildProcess = fork(script, [folder], {stdio: ["ignore", "pipe", "inherit", "ipc"]});
  const port = await new Promise<number>((resolve, reject) => {
    child.stdout?.once("data", (text) => resolve(Number(text)));
    child.once("exit", (code) =>
      reject(new Error(`the engine ended with ${code}; run: npm run test:clickhouse`))
    );
  });
  return {port, stop: () => child.kill()};
}

/** A line to the engine that can be cut. */
export interface Line {
  readonly port: number;
  /** Cuts the line when what was sent so far contains this, counted from now. */
  cutAt(text: string): void;
  mend(): void;
  close(): void;
}

export async function openLine(to: number): Promise<Line> {
  const sockets = new Set<Socket>();
  let [fuse, isCut] = [undefined as string | undefined, false];
  const cut = () => {
    isCut = true;
    for (const socket of sockets) socket.destroy();
  };
  const server: Server = createServer((near) => {
    if (isCut) return near.destroy();
    const far = connect(to, "127.0.0.1");
    for (const socket of [near, far]) sockets.add(socket.on("error", () => {}));
    near.on("data", (sent) => {
      if (
        fuse !== undefined &&
        decodeURIComponent(
          sent
            .toString("latin1")
            .replaceAll("+", " ")
            .replaceAll(/%(?![0-9A-F]{2})/g, "")
        ).includes(fuse)
      )
        return cut();
      far.write(sent);
    });
    far.on("data", (answered) => near.write(answered));
    near.on("close", () => far.destroy());
    far.on("close", () => near.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return {
    port: typeof address === "object" && address ? address.port : 0,
    cutAt(text) {
      fuse = text;
    },
    mend() {
      fuse = undefined;
      isCut = false;
    },
    close() {
      cut();
      server.close();
    }
  };
}

// Starts the thread where the program runs from its sources: it has to learn to read TypeScript first.
import {register} from "tsx/esm/api";

register();
await import("./writer.ts");

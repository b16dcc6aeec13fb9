import type {Context} from "hono";

/** Reads the fields of a form; undefined where one is empty. */
export async function readFields(c: Context): Promise<(name: string) => string | undefined> {
  const body = await c.req.parseBody();
  return (name) => {
    const given = body[name];
    return typeof given === "string" && given.trim() !== "" ? given.trim() : undefined;
  };
}

const CSV = "text/csv; charset=utf-8";
const JSON_TYPE = "application/json";
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

const TYPES: Readonly<Record<string, string>> = {csv: CSV, json: JSON_TYPE, xlsx: XLSX};

/** A file to be kept by the reader and by nobody on the way. */
export function fileAnswer(name: string, body: string | Uint8Array): Response {
  const ending = name.slice(name.lastIndexOf(".") + 1);
  return new Response(typeof body === "string" ? body : new Uint8Array(body), {
    headers: {
      "Content-Type": TYPES[ending] ?? "application/octet-stream",
      "Content-Disposition": `attachment; filename="${name}"`,
      "Cache-Control": "no-store"
    }
  });
}

export function jsonFile(name: string, content: object): Response {
  return fileAnswer(name, `${JSON.stringify(content, null, 2)}\n`);
}

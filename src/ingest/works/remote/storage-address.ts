import {ApertureError} from "../../../base/errors.ts";

/** Whether what was given with --from lies in object storage or on a web server. */
export function isRemoteAddress(from: string): boolean {
  return /^(s3|https?):\/\//i.test(from);
}

/**
 * The address under which anybody may read an object: the publisher's bucket asks for no account.
 * @param endpoint server of storage that speaks S3, where it is not Amazon's
 */
export function webAddress(from: string, endpoint?: string): string {
  const s3 = /^s3:\/\/([a-z0-9][a-z0-9.-]*)\/?(.*)$/i.exec(from);
  if (s3) {
    const [, bucket = "", key = ""] = s3;
    return endpoint
      ? `${endpoint.replace(/\/+$/, "")}/${bucket}/${key}`
      : `https://${bucket}.s3.amazonaws.com/${key}`;
  }
  if (!URL.canParse(from) || !/^https?:/i.test(from))
    throw new ApertureError("usage", `invalid address: ${from}`, {
      hint: "Write it as s3://openalex/data/jsonl/works/ or https://…"
    });
  const url = new URL(from);
  if (url.username || url.password || url.search)
    throw new ApertureError("usage", "only storage that anybody may read is read", {
      hint: "Leave out the name, the password and what stands behind the question mark, or fetch the files first."
    });
  return url.href;
}

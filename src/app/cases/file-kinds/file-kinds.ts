import {ApertureError} from "../../../base/errors.ts";
import {isWholeJpeg} from "./jpeg.ts";
import {isWholeOffice} from "./office.ts";
import {isWholePdf} from "./pdf.ts";
import {isWholePng} from "./png.ts";

interface FileKind {
  readonly mediaType: string;
  readonly endings: readonly string[];
  /** Whether bytes are of this kind from end to end. It is no search for viruses. */
  isWhole(bytes: Buffer): boolean;
}

const OFFICE = "application/vnd.openxmlformats-officedocument";

/** Kinds of file that are taken. What a file is called says nothing of what it is, nor do its first bytes alone. */
const KINDS: readonly FileKind[] = [
  {mediaType: "application/pdf", endings: [".pdf"], isWhole: isWholePdf},
  {mediaType: "image/png", endings: [".png"], isWhole: isWholePng},
  {mediaType: "image/jpeg", endings: [".jpg", ".jpeg"], isWhole: isWholeJpeg},
  {
    mediaType: `${OFFICE}.wordprocessingml.document`,
    endings: [".docx"],
    isWhole: (bytes) => isWholeOffice(bytes, "word/document.xml")
  },
  {
    mediaType: `${OFFICE}.spreadsheetml.sheet`,
    endings: [".xlsx"],
    isWhole: (bytes) => isWholeOffice(bytes, "xl/workbook.xml")
  }
];

export const FILE_ENDINGS: readonly string[] = KINDS.flatMap(({endings}) => endings);

/** The media type of a file whose content is, from its first byte to its last, what its name says. */
export function mediaTypeOf(name: string, bytes: Uint8Array): string {
  const lower = name.toLowerCase();
  const kind = KINDS.find(({endings}) => endings.some((ending) => lower.endsWith(ending)));
  if (!kind) {
    throw new ApertureError("usage", `a kind of file that is not taken: ${name}`, {
      hint: `Taken are ${FILE_ENDINGS.join(", ")}. Print anything else to PDF.`
    });
  }
  if (kind.isWhole(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length))) return kind.mediaType;
  throw new ApertureError("usage", `not what its name says, or not whole: ${name}`, {
    hint: "It may be cut short, hold macros, or have something behind its end. Save it anew, or print it to PDF."
  });
}

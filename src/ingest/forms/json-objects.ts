import {ApertureError} from "../../base/errors.ts";

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN = 0x7b;
const CLOSE = 0x7d;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const COMMA = 0x2c;

/** Longest object that is still waited for; CORDIS objects have some thousand characters. */
const LONGEST_OBJECT = 1 << 25;

type Place = "start" | "element" | "after" | "lines" | "end";

/**
 * Finds the objects of a top-level array, or of one object a line, in text that arrives in pieces, and gives the
 * text of each. Holds no more than one object at a time.
 */
export class JsonObjectSplitter {
  readonly #name: string;
  #place: Place = "start";
  #carry = "";
  #depth = 0;
  #isInString = false;
  #isEscaped = false;

  constructor(name: string) {
    this.#name = name;
  }

  *push(piece: string): Generator<string> {
    let start = 0;
    for (let at = 0; at < piece.length; at++) {
      const code = piece.charCodeAt(at);
      if (this.#depth === 0) {
        if (this.#opensObject(code, piece, at)) start = at;
      } else if (this.#inside(code) === 0) {
        yield this.#carry + piece.slice(start, at + 1);
        this.#carry = "";
      }
    }
    if (this.#depth > 0) this.#carry += piece.slice(start);
    if (this.#carry.length > LONGEST_OBJECT) throw this.#damaged("an object without an end");
  }

  /** Checks that nothing is missing at the end. */
  end(): void {
    if (this.#depth > 0 || this.#place === "element" || this.#place === "after") {
      throw this.#damaged("the file is cut short");
    }
    if (this.#place === "start") throw this.#damaged("the file is empty");
  }

  /** Depth after a character within an object. */
  #inside(code: number): number {
    if (this.#isInString) {
      if (this.#isEscaped) this.#isEscaped = false;
      else if (code === BACKSLASH) this.#isEscaped = true;
      else if (code === QUOTE) this.#isInString = false;
    } else if (code === QUOTE) this.#isInString = true;
    else if (code === OPEN || code === OPEN_ARRAY) this.#depth += 1;
    else if (code === CLOSE || code === CLOSE_ARRAY) this.#depth -= 1;
    return this.#depth;
  }

  /** Follows what stands between objects; whether the next one starts here. */
  #opensObject(code: number, piece: string, at: number): boolean {
    if (code <= 0x20) return false;
    const next = this.#placeAfter(code);
    if (!next) throw this.#damaged(`unexpected ${JSON.stringify(piece.slice(at, at + 20))}`);
    this.#place = next;
    if (code === OPEN) this.#depth = 1;
    return code === OPEN;
  }

  #placeAfter(code: number): Place | undefined {
    if (code === OPEN) return placeAfterObject(this.#place);
    if (code === OPEN_ARRAY) return this.#place === "start" ? "element" : undefined;
    if (code === COMMA) return this.#place === "after" ? "element" : undefined;
    if (code !== CLOSE_ARRAY) return undefined;
    return this.#place === "element" || this.#place === "after" ? "end" : undefined;
  }

  #damaged(reason: string): ApertureError {
    return new ApertureError("source-damaged", `cannot read JSON of ${this.#name}: ${reason}`, {
      hint: "CORDIS JSON is one array of objects a file. Fetch the file again from the publisher."
    });
  }
}

function placeAfterObject(place: Place): Place | undefined {
  if (place === "element") return "after";
  return place === "start" || place === "lines" ? "lines" : undefined;
}

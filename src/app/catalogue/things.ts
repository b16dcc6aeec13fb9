import type {IsoDate} from "../../base/dates.ts";
import {ApertureError} from "../../base/errors.ts";
import {closest} from "../../base/text.ts";
import {allStatements, catalogue, thingById, thingsOf} from "../../catalogue/catalogue.ts";
import type {Register} from "../../catalogue/register.ts";
import {REGISTERS, registerById} from "../../catalogue/registers/index.ts";
import type {Confidence} from "../../domain/confidence.ts";
import type {Statement, Thing} from "../../domain/statement.ts";
import {type Fact, factOf, factsOf} from "./facts.ts";

/** A register by the name in an address. Throws where there is none. */
export function readRegister(id: string): Register {
  const register = registerById(id);
  if (register) return register;
  const near = closest(
    id,
    REGISTERS.map((one) => one.id)
  );
  throw new ApertureError("not-found", `unknown register: ${id}`, {
    hint: near ? `Did you mean ${near}?` : `Known: ${REGISTERS.map((one) => one.id).join(", ")}.`
  });
}

/** An entry with its facts and with what other entries say of it. */
export interface ThingView {
  readonly register: Register;
  readonly thing: Thing;
  readonly facts: readonly Fact[];
  /** Facts of other entries that name this one or cite it as their source. */
  readonly mentions: readonly Mention[];
}

export interface Mention {
  readonly thing: Thing;
  readonly fact: Fact;
  /** Whether the entry is only the source of the fact. */
  readonly asSource: boolean;
}

/** Reads one entry. Throws with the nearest id where there is none. */
export function readThing(register: Register, id: string): ThingView {
  const thing = thingById(register, id);
  if (!thing) {
    const near = closest(
      id,
      thingsOf(register).map((one) => one.id)
    );
    throw new ApertureError("not-found", `nothing in ${register.id} has the id ${id}`, {
      ...(near && {hint: `Did you mean ${near}?`})
    });
  }
  return {register, thing, facts: factsOf(thing), mentions: mentionsOf(register.id, id)};
}

function mentionsOf(register: string, id: string): Mention[] {
  return catalogue()
    .things.filter((thing) => thing.register !== register || thing.id !== id)
    .flatMap((thing) =>
      thing.statements.flatMap((statement) => {
        const named = refersTo(statement, `${register}/${id}`);
        const cited = register === "documents" && statement.sources.some(({source}) => source === id);
        return named || cited ? [{thing, fact: factOf(statement), asSource: !named}] : [];
      })
    );
}

function refersTo(statement: Statement, key: string): boolean {
  const rule = registerById(statement.subject.register)?.properties[statement.property];
  return (rule?.refers?.(statement.value) ?? []).some((target) => target.split("#")[0] === key);
}

/** How well a set of facts is known. */
export interface Standing {
  readonly statements: number;
  readonly byConfidence: Readonly<Record<Confidence, number>>;
  readonly overdue: number;
}

export interface RegisterSummary extends Standing {
  readonly register: Register;
  readonly things: number;
}

/** Every register with how much it holds and how well it is known on a day. */
export function summariseCatalogue(on: IsoDate): {registers: readonly RegisterSummary[]; all: Standing} {
  const registers = REGISTERS.map((register) => {
    const things = thingsOf(register);
    return {
      register,
      things: things.length,
      ...standingOf(
        things.flatMap(({statements}) => statements),
        on
      )
    };
  });
  return {registers, all: standingOf(allStatements(), on)};
}

/** Counts statements by how they are known, and those whose review is due. */
export function standingOf(statements: readonly Statement[], on: IsoDate): Standing {
  const count = (confidence: Confidence) =>
    statements.filter((statement) => statement.confidence === confidence).length;
  return {
    statements: statements.length,
    byConfidence: {seen: count("seen"), reported: count("reported"), unverified: count("unverified")},
    overdue: statements.filter(({review}) => review < on).length
  };
}

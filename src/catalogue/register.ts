import type {z} from "zod";
import type {IsoDate} from "../base/dates.ts";
import type {Statement, Thing} from "../domain/statement.ts";
import {includesDay, periodOf} from "./period.ts";

/** What may be said of the things of a register with one word. */
export interface PropertyRule<Schema extends z.ZodType = z.ZodType> {
  readonly title: string;
  readonly value: Schema;
  /**
   * Whether several values may hold at once. Two that hold at once for a property that takes one contradict each
   * other, as do two of the same key for a property that takes many.
   */
  readonly many?: true;
  /** What tells the values of a property apart that takes many; without it, the whole value. */
  readonly key?: (value: z.infer<Schema>) => string;
  /** Whether two values of one key compete at all; without it, all do. */
  readonly competes?: (one: z.infer<Schema>, other: z.infer<Schema>) => boolean;
  /** The entries of other registers a value names, as register/id; each has to exist. */
  readonly refers?: (value: z.infer<Schema>) => readonly string[];
  /** Whether the entries it names come before this one or contain it, so that no way leads back. */
  readonly isOrder?: true;
  /** The value in words, for a reader; without it, the value itself. */
  readonly say?: (value: z.infer<Schema>) => string;
  /** Where outside what a value names can be read, for values that lead there by a rule. */
  readonly address?: (value: z.infer<Schema>) => string | undefined;
  /** What the register calls for in every thing. */
  readonly required?: true;
}

export type Properties = Readonly<Record<string, PropertyRule>>;

/** One kind of thing the catalogue knows: a folder of YAML files, one for each thing. */
export interface Register<P extends Properties = Properties> {
  /** Name of its folder and of its place in addresses. */
  readonly id: string;
  readonly title: string;
  /** What it holds, in a sentence. */
  readonly summary: string;
  readonly properties: P;
}

/** Declares a register; the definition's types reach every reader of its statements. */
export function defineRegister<const P extends Properties>(register: Register<P>): Register<P> {
  return register;
}

/** Declares a property; exists so that `key` is checked against `value`. */
export function property<Schema extends z.ZodType>(rule: PropertyRule<Schema>): PropertyRule<Schema> {
  return rule;
}

export type ValueOf<R extends Register, K extends keyof R["properties"]> = z.infer<
  R["properties"][K]["value"]
>;

/** Everything stated of a thing under one property, in the order of the file. */
export function stated<R extends Register, K extends keyof R["properties"] & string>(
  _register: R,
  thing: Thing,
  key: K
): Statement<ValueOf<R, K>>[] {
  // Each value was parsed with the schema of its property when the file was read.
  return thing.statements.filter((statement) => statement.property === key) as Statement<ValueOf<R, K>>[];
}

/** The first value stated under a property. */
export function firstOf<R extends Register, K extends keyof R["properties"] & string>(
  register: R,
  thing: Thing,
  key: K
): ValueOf<R, K> | undefined {
  return stated(register, thing, key)[0]?.value;
}

/** The statement that holds on a day: of several, the one that began last; undefined where none is stated to hold. */
export function statementOn<R extends Register, K extends keyof R["properties"] & string>(
  register: R,
  thing: Thing,
  key: K,
  on: IsoDate
): Statement<ValueOf<R, K>> | undefined {
  const holding = stated(register, thing, key).filter((statement) => includesDay(periodOf(statement), on));
  return holding.sort((a, b) => (a.from ?? "").localeCompare(b.from ?? "")).at(-1);
}

/** The value of the statement that holds on a day. */
export function valueOn<R extends Register, K extends keyof R["properties"] & string>(
  register: R,
  thing: Thing,
  key: K,
  on: IsoDate
): ValueOf<R, K> | undefined {
  return statementOn(register, thing, key, on)?.value;
}

/** The first statement under a property that the register requires: no thing is read without one. */
export function requiredOf<R extends Register, K extends keyof R["properties"] & string>(
  register: R,
  thing: Thing,
  key: K
): Statement<ValueOf<R, K>> {
  const [first] = stated(register, thing, key);
  if (!first) throw new Error(`missing ${key} of ${register.id}/${thing.id}`);
  return first;
}

import type {WorksPin, WorksStore} from "../warehouse/works/works-store.ts";

const YEARS = 5;

/** The last whole years before the day of a snapshot of works, which is still taking up those of its own year. */
export function lastWholeYears({ref}: Pick<WorksPin, "ref">, years = YEARS): string[] {
  const last = lastWholeYear({ref});
  return Array.from({length: years}, (_, i) => String(last - years + 1 + i));
}

/** Years and stretches of five of them that works can be asked about, the latest first. */
export function choicesOfYears({ref, periods}: Pick<WorksStore, "ref" | "periods">): string[] {
  if (periods) return periods.map(([first, end]) => `${first}..${end}`).reverse();
  const last = lastWholeYear({ref});
  const stretches = Array.from({length: 6}, (_, i) => last - YEARS * i).map(
    (end) => `${end - YEARS + 1}..${end}`
  );
  const single = Array.from({length: 30}, (_, i) => String(last - i));
  return [...stretches, ...single];
}

function lastWholeYear({ref}: Pick<WorksPin, "ref">): number {
  const [year, rest] = [Number(ref.dated.slice(0, 4)), ref.dated.slice(4)];
  return rest === "-12-31" ? year : year - 1;
}

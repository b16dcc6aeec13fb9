import {meanOf} from "./normalise.ts";

/** Fills missing values of a column with the mean of the others, in place (COINr `i_mean`). */
export function imputeMean(column: Float64Array): void {
  const mean = meanOf(column);
  for (let i = 0; i < column.length; i++) if (Number.isNaN(column[i])) column[i] = mean;
}

/**
 * Fills missing values of a column with the mean of their group, in place (COINr `i_mean_grp`). A group without any
 * value stays missing, and so does a unit without a group.
 */
export function imputeGroupMean(column: Float64Array, groups: readonly (string | undefined)[]): void {
  if (!column.some(Number.isNaN)) return;
  const sums = new Map<string, {sum: number; count: number}>();
  for (let i = 0; i < column.length; i++) {
    const [x, group] = [column[i] as number, groups[i]];
    if (group === undefined || Number.isNaN(x)) continue;
    const total = sums.get(group) ?? {sum: 0, count: 0};
    sums.set(group, {sum: total.sum + x, count: total.count + 1});
  }
  for (let i = 0; i < column.length; i++) {
    const total = Number.isNaN(column[i]) ? sums.get(groups[i] ?? "") : undefined;
    if (total) column[i] = total.sum / total.count;
  }
}

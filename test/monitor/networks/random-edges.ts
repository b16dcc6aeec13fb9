import fc from "fast-check";

const NODE = fc.integer({min: 1, max: 30}).map(String);
const EDGE = fc.record({source: NODE, target: NODE, weight: fc.integer({min: 1, max: 9})});

/** Networks of up to thirty nodes with whole weights; loops and repeated edges occur. */
export const EDGES = fc.array(EDGE, {minLength: 1, maxLength: 80});

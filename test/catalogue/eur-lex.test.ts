import {expect, test} from "vitest";
import {catalogue, thingsOf} from "../../src/catalogue/catalogue.ts";
import {celexAddress, referenceAddress} from "../../src/catalogue/eur-lex.ts";
import {documents} from "../../src/catalogue/registers/documents.ts";

test.each([
  ["COM(2021) 252 final", "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=COM:2021:252:FIN"],
  ["SWD(2022) 12 final", "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=SWD:2022:12:FIN"],
  ["Recommendation (EU) 2023/2113", "https://data.europa.eu/eli/reco/2023/2113/oj"],
  ["Implementing Decision (EU) 2022/2506", "https://data.europa.eu/eli/dec_impl/2022/2506/oj"],
  ["C/2024/3510", "https://data.europa.eu/eli/C/2024/3510/oj"],
  ["Decision C(2024) 2371", undefined],
  ["12301/21", undefined],
  ["E-000926/2025(ASW)", undefined]
])("%s leads to %s", (reference, address) => {
  expect(referenceAddress(reference)).toBe(address);
});

test("a CELEX number with brackets stands in an address", () => {
  expect(celexAddress("22022A0607(01)")).toBe(
    "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:22022A0607(01)"
  );
});

test("the acts the strategy rests on can be followed out of the library", () => {
  const {sources} = catalogue();
  const without = [
    "com-2021-252",
    "com-2023-356",
    "swd-2022-12",
    "recommendation-2023-499",
    "recommendation-2023-2113"
  ]
    .concat(["council-recommendation-c-2024-3510", "era-policy-agenda-2025-2027", "ep-resolution-2022-04-06"])
    .filter((id) => sources.get(id)?.address === undefined);
  expect(without).toEqual([]);
  const led = thingsOf(documents).filter(({id}) => sources.get(id)?.address !== undefined);
  expect(led.length).toBeGreaterThanOrEqual(45);
});

import {expect, test} from "vitest";
import {openDesk} from "../../../src/app/cases/desk.ts";
import type {Draft} from "../../../src/safeguard/ledger/entry.ts";
import {verifyLedgers} from "../../../src/safeguard/ledger/verify.ts";
import {describeOverStores} from "../../support/case-stores.ts";

const AT = "2026-11-01T10:00:00.000Z";
const writing = {ledger: "institution-a", actor: "account-1", at: AT};

function draft(text: string, stream = "case-1", subject = stream): Draft {
  return {stream, type: "noted", subject, body: {text}};
}

describeOverStores("a ledger", ({place, open}) => {
  test("gives back what was written, in order, one institution apart from the other", async () => {
    const {ledgers} = await open();
    await ledgers.append(writing, [draft("one"), draft("two")]);
    await ledgers.append({...writing, ledger: "institution-b"}, [draft("theirs")]);
    const entries = await ledgers.read("institution-a");
    expect(entries.map(({sequence, content}) => [sequence, content])).toEqual([
      [1, {text: "one"}],
      [2, {text: "two"}]
    ]);
    expect(await ledgers.read("institution-a", 1)).toHaveLength(1);
    expect(await ledgers.read("institution-b")).toHaveLength(1);
  });

  test("keeps all entries of a step, or none", async () => {
    const {ledgers} = await open();
    const broken = ledgers.append(writing, [draft("one")], async () => {
      throw new Error("the step fails");
    });
    await expect(broken).rejects.toThrow("the step fails");
    expect(await ledgers.read("institution-a")).toEqual([]);
  });

  test("holds no readable content in the database", async () => {
    const {ledgers} = await open();
    await ledgers.append(writing, [draft("a secret sentence")]);
    const rows = await ledgers.database.rows("SELECT * FROM ledger_entry");
    expect(JSON.stringify(rows)).not.toContain("secret sentence");
  });

  test("cannot be changed by the program's own connection", async () => {
    const {ledgers} = await open();
    await ledgers.append(writing, [draft("one")]);
    await expect(ledgers.database.run("UPDATE ledger_entry SET actor = 'x'")).rejects.toThrow("append-only");
    await expect(ledgers.database.run("DELETE FROM ledger_entry")).rejects.toThrow("append-only");
  });

  test("never forks, whoever writes at once", async () => {
    const {dataDir, options} = place();
    const [one, other] = await Promise.all([openDesk(dataDir, options), openDesk(dataDir, options)]);
    const steps = Array.from({length: 30}, (_, at) =>
      (at % 2 ? one : other).ledgers.append(writing, [draft(`${at}`), draft(`${at} again`)])
    );
    await Promise.all(steps);
    const entries = await one.ledgers.read("institution-a");
    expect(entries.map(({sequence}) => sequence)).toEqual(Array.from({length: 60}, (_, at) => at + 1));
    const [check] = await verifyLedgers(one.ledgers.database, one.ledgers.master, one.anchors);
    expect(check?.faults).toEqual([]);
    await Promise.all([one.close(), other.close()]);
  });

  test("refuses a step that was made on an older view, and keeps nothing of it", async () => {
    const {ledgers} = await open();
    await ledgers.append(writing, [draft("one")]);
    const seen = {stream: "case-1", sequence: 1};
    await ledgers.append({...writing, seen}, [draft("two")]);
    await expect(ledgers.append({...writing, seen}, [draft("three")])).rejects.toThrow(
      "changed this meanwhile"
    );
    await ledgers.append({...writing, seen: {stream: "case-2", sequence: 0}}, [draft("other", "case-2")]);
    expect(await ledgers.read("institution-a")).toHaveLength(3);
  });

  test("an erased subject can be read no more, and the chain still holds", async () => {
    const {ledgers, anchors} = await open();
    await ledgers.append(writing, [draft("case"), draft("a person's name", "case-1", "case-1/person-1")]);
    await ledgers.erase(writing, ["case-1/person-1"], {...draft("erased"), type: "erased"});
    const entries = await ledgers.read("institution-a");
    expect(entries.map(({isErased, content}) => [isErased, content])).toEqual([
      [false, {text: "case"}],
      [true, undefined],
      [false, {text: "erased"}]
    ]);
    const [check] = await verifyLedgers(ledgers.database, ledgers.master, anchors);
    expect(check).toMatchObject({entries: 3, erased: 1, faults: []});
    await expect(ledgers.append(writing, [draft("more", "case-1", "case-1/person-1")])).rejects.toThrow(
      "erased"
    );
  });

  test("what another program erased is forgotten here as well", async () => {
    const {dataDir, options} = place();
    const [one, other] = await Promise.all([openDesk(dataDir, options), openDesk(dataDir, options)]);
    await one.ledgers.append(writing, [draft("a person's name", "case-1", "case-1/person-1")]);
    expect((await other.ledgers.read("institution-a"))[0]?.isErased).toBe(false);
    await one.ledgers.erase(writing, ["case-1/person-1"], {...draft("erased"), type: "erased"});
    await other.ledgers.read("institution-a", 1);
    expect((await other.ledgers.read("institution-a"))[0]?.isErased).toBe(true);
    await Promise.all([one.close(), other.close()]);
  });
});

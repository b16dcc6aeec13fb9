import {describe, expect, test} from "vitest";
import {parseClickHouseAddress} from "../../src/warehouse/clickhouse/address.ts";
import {bind} from "../../src/warehouse/clickhouse/bind.ts";

describe("the address of a ClickHouse server", () => {
  test("names host, account, database and cluster", () => {
    expect(
      parseClickHouseAddress("clickhouse://me:p%40ss@db.example.org/aperture?cluster=main&secure=true")
    ).toEqual({
      url: "https://db.example.org:8443",
      username: "me",
      password: "p@ss",
      database: "aperture",
      cluster: "main"
    });
    expect(parseClickHouseAddress("clickhouse://db/aperture").url).toBe("http://db:8123");
  });

  for (const address of [
    "postgres://db/aperture",
    "clickhouse://me:hush@db",
    "clickhouse://me:hush@db/a;drop",
    "clickhouse://me:hush@db/aperture?cluster=a'b",
    "clickhouse://me:hush@db/aperture?timeout=5",
    "nonsense hush"
  ])
    test(`is refused without repeating the password: ${address}`, () => {
      expect(() => parseClickHouseAddress(address)).toThrow(
        expect.objectContaining({code: "usage", message: expect.not.stringContaining("hush")})
      );
    });
});

describe("binding a statement", () => {
  const places = {records: "aperture_records_1", series: "aperture_series_2", works: "w"};

  test("gives tables their edition and parameters their type", () => {
    const bound = bind(
      'SELECT "of" FROM core.project JOIN series.value ON a = $1 AND b = $2',
      ["x", 3],
      places
    );
    expect(bound).toEqual({
      query:
        'SELECT "of" FROM aperture_records_1.core_project JOIN aperture_series_2.series_value ON a = {p1:String} AND b = {p2:Int64}',
      params: {p1: "x", p2: 3}
    });
  });

  test("leaves texts and quoted names as they are", () => {
    const sql = `SELECT 'core.project $1 it''s', "ref.theme"`;
    expect(bind(sql, [], places).query).toBe(sql);
  });
});

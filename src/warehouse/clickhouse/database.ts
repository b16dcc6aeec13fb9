import type {Database} from "../database.ts";
import {CLICKHOUSE} from "../dialect.ts";
import {bind, type TablePlaces} from "./bind.ts";
import type {Server} from "./client.ts";

/** One published edition as a database to ask. */
export function clickHouseDatabase(server: Server, places: TablePlaces): Database {
  const database: Database = {
    dialect: CLICKHOUSE,
    rows: (sql, params = []) => server.rows(bind(sql, params, places)),
    tables: async () => {
      const query = "SELECT name FROM system.tables WHERE database = {database:String}";
      const rows = await server.rows<{name: string}>({query, params: {database: places.records}});
      return new Set(rows.map(({name}) => name.replace("_", ".")));
    },
    run: async (sql, params = []) => {
      await server.rows(bind(sql, params, places));
    },
    // The client opens as many connections as there are questions at once.
    fork: async () => ({...database, close: () => {}}),
    close: () => server.close()
  };
  return database;
}

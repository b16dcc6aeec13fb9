import {defineConfig} from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // The second engine is installed for its own tests alone: npm run test:clickhouse.
    exclude: [
      "dist/**",
      "**/node_modules/**",
      ...(process.env["CLICKHOUSE_TESTS"] ? [] : ["test/clickhouse/**"])
    ],
    pool: "forks",
    // Files of one worker share its modules: loading the engine and the catalogue for each would cost a third of the time.
    isolate: false,
    maxWorkers: 2,
    testTimeout: 180_000,
    hookTimeout: 300_000
  }
});

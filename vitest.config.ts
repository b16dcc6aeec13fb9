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
    maxWorkers: 2,
    testTimeout: 180_000,
    hookTimeout: 300_000
  }
});

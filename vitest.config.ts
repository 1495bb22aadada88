import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // The tests of the command start servers, some of which insist on a port of their own.
    fileParallelism: false,
    // Within a file: tests that wait for a deadline side by side.
    maxConcurrency: 3,
    testTimeout: 60_000,
  },
});

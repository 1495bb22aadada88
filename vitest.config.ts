import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The zoo takes as long as all else together, so it comes first, and the others run beside it. */
class ZooFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    const isZoo = ({ moduleId }: TestSpecification) => moduleId.endsWith('zoo.test.ts');
    const sorted = await super.sort(files);
    return [...sorted.filter(isZoo), ...sorted.filter((file) => !isZoo(file))];
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: ZooFirst },
    // Two files at once, whatever the machine: both start programs.
    maxWorkers: 2,
    // Within a file: tests that wait for a deadline side by side.
    maxConcurrency: 3,
    testTimeout: 60_000,
    projects: [
      {
        extends: true,
        // What is pure leaves nothing behind for the next file: one process does for all of them.
        test: { name: 'unit', include: ['test/unit/**/*.test.ts'], isolate: false },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
        },
      },
    ],
  },
});

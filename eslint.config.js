import tseslint from 'typescript-eslint';

// Imports run one way only. For each folder of runner/: the folders it may import from.
const mayImport = {
  lesson: [],
  engine: ['lesson'],
  probe: ['lesson', 'engine'],
  explain: ['lesson'],
  report: ['lesson', 'engine', 'explain'],
  workspace: ['lesson'],
  classroom: ['engine', 'probe', 'report', 'workspace', 'lesson'],
};

const folders = [...Object.keys(mayImport), 'cli'];

/** A pattern that catches an import, however many ../ it takes, of a folder that is not allowed. */
function forbid(from, allowed, prefix = '') {
  const forbidden = folders.filter((folder) => folder !== from && !allowed.includes(folder));
  return {
    regex: `^(\\.\\./)+${prefix}(${forbidden.join('|')})/`,
    message: `${from} may import from: ${[from, ...allowed].join(', ')} (see CONTRIBUTING.md)`,
  };
}

const cliOnly = [{ name: '@clack/prompts' }, { name: 'node:util', importNames: ['styleText'] }].map(
  (restriction) => ({ ...restriction, message: 'Only runner/cli prints and prompts.' }),
);

const oneWay = Object.entries(mayImport).map(([folder, allowed]) => ({
  files: [`runner/${folder}/**/*.ts`],
  rules: {
    'no-restricted-imports': [
      'error',
      { patterns: [forbid(folder, allowed), { regex: '/lessons/' }], paths: cliOnly },
    ],
    'no-console': 'error',
    'no-restricted-properties': [
      'error',
      { object: 'process', property: 'exit', message: 'Only runner/cli ends the program.' },
      { object: 'process', property: 'exitCode', message: 'Only runner/cli sets the exit code.' },
    ],
  },
}));

export default tseslint.config(
  {
    ignores: [
      'dist',
      'solutions',
      '.workshop',
      'coverage',
      'test/fixtures',
      '**/*.cjs',
      'scripts',
      'bench',
      'eslint.config.js',
    ],
  },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      eqeqeq: 'error',
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 45, skipBlankLines: true, skipComments: true }],
    },
  },
  ...oneWay,
  {
    files: ['lessons/*/*.ts'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [forbid('lessons', ['lesson'], 'runner/')] }],
    },
  },
  {
    files: ['lessons/*/verify.ts', 'lessons/shared/*.ts'],
    rules: { 'max-lines': 'off', 'max-lines-per-function': 'off' },
  },
  {
    // Programs that stand alone: what learners read, and the servers that our verifiers are proved with.
    files: ['test/**/*.ts'],
    rules: { 'max-lines-per-function': 'off' },
  },
  {
    // Wrong on purpose.
    files: ['test/zoo/**/*.ts'],
    rules: {
      '@typescript-eslint/no-floating-promises': 'off',
      '@typescript-eslint/no-misused-promises': 'off',
      '@typescript-eslint/no-unused-vars': 'off',
    },
  },
);

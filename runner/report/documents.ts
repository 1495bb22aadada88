import type { Document } from './run.ts';

/** What `--reporter` can be asked for, by name. Each is loaded when it is. */
export const documents = {
  pretty: async () => (await import('./pretty-document.ts')).prettyDocument,
  json: async () => (await import('./json.ts')).jsonDocument,
  junit: async () => (await import('./junit.ts')).junit,
  tap: async () => (await import('./tap.ts')).tap,
  github: async () => (await import('./github.ts')).github,
  html: async () => (await import('./html/page.ts')).htmlReport,
} satisfies Record<string, () => Promise<Document>>;

export type DocumentName = keyof typeof documents;

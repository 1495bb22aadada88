import { jsonReport, toJson } from './json.ts';
import { prettyDocument } from './pretty-document.ts';
import type { Document } from './run.ts';

/** What `--reporter` can be asked for, by name. */
export const documents = {
  pretty: prettyDocument,
  json: (runs, lang) => toJson(jsonReport(runs, lang)),
} satisfies Record<string, Document>;

export type DocumentName = keyof typeof documents;

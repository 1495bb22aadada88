import { htmlReport } from './html/page.ts';
import { github } from './github.ts';
import { jsonReport } from './json.ts';
import { junit } from './junit.ts';
import { prettyDocument } from './pretty-document.ts';
import type { Document } from './run.ts';
import { tap } from './tap.ts';
import { toJson } from './to-json.ts';

/** What `--reporter` can be asked for, by name. */
export const documents = {
  pretty: prettyDocument,
  json: (runs, lang) => toJson(jsonReport(runs, lang)),
  junit,
  tap,
  github,
  html: htmlReport,
} satisfies Record<string, Document>;

export type DocumentName = keyof typeof documents;

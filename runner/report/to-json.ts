/** JSON in which no control character stands raw, so that it does no harm to a terminal either. */
export const withoutControls = (json: string): string =>
  json.replace(/[\u007f-\u009f]/g, (control) => `\\u00${control.charCodeAt(0).toString(16)}`);

/** A document as text. */
export const toJson = (document: unknown): string =>
  `${withoutControls(JSON.stringify(document, null, 2))}\n`;

/** XML allows nothing but these, and no terminal obeys any of them. */
const unfit = /[^\t\n\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** A text without control characters, and without what is no character at all. */
export const plain = (text: string) => text.replace(unfit, '\ufffd');

/** The same on one line. */
export const plainLine = (text: string) => plain(text).replace(/\s+/g, ' ').trim();

/** Something in a folder or an archive. */
export interface Entry {
  /** As it stands there. Nothing is known of it: see judgePath. */
  readonly name: string;
  /** `other`: a link, a device, and the like. */
  readonly kind: 'file' | 'folder' | 'other';
  /** What is in a file; it can be read until the next entry is asked for. */
  readonly content: () => AsyncIterable<Uint8Array>;
}

type Judged =
  /** With `/` between its parts, and inside the folder whatever happens. */
  | { readonly is: 'fine'; readonly path: string }
  /** What nobody writes for a lesson: packages, and what belongs to a system, an editor or git. */
  | { readonly is: 'foreign' }
  /** It leads elsewhere, or would on some system: `../x`, `/x`, `C:x`, `nul`. */
  | { readonly is: 'unsafe' };

const foreign = /^(node_modules|__MACOSX|__pycache__|\..*)$/;
const unsafe = /[\u0000-\u001f\u007f:*?"<>|]|[. ]$|^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** Whether what has this name in a folder or an archive may be written elsewhere under the same name, on any system. */
export function judgePath(name: string): Judged {
  const all = name.replaceAll('\\', '/').split('/');
  const parts = all.filter((part) => part !== '' && part !== '.');
  if ((all[0] === '' && all.length > 1) || parts.some((part) => unsafe.test(part))) {
    return { is: 'unsafe' };
  }
  if (parts.length === 0 || parts.some((part) => foreign.test(part))) return { is: 'foreign' };
  return { is: 'fine', path: parts.join('/') };
}

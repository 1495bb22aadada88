/** What is said between the verifier and the part of it that runs inside the learner's Node program. */
export type FromInside =
  | {
      readonly type: 'listening';
      readonly protocol: 'tcp' | 'udp';
      readonly host: string;
      readonly port: number;
    }
  | { readonly type: 'listen-failed'; readonly code: string; readonly port: number }
  | { readonly type: 'keep-alive'; readonly remotePort: number; readonly on: boolean };

export interface ToInside {
  readonly ask: 'keep-alive';
  /** The client's port. */
  readonly remotePort: number;
}

/** The environment variable that tells the preload what the learner's program is called. */
export const entryVariable = 'WORKSHOP_ENTRY';

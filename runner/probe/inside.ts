import type { UdpSettings } from '../lesson/stage.ts';

/** What is said between the verifier and the part of it that runs inside the learner's Node program. */
export type FromInside =
  | {
      readonly type: 'listening';
      readonly protocol: 'tcp' | 'udp';
      readonly host: string;
      readonly port: number;
    }
  /** Node is up, and the learner's first line is about to run. */
  | { readonly type: 'begun' }
  | { readonly type: 'listen-failed'; readonly code: string; readonly port: number }
  | { readonly type: 'keep-alive'; readonly remotePort: number; readonly on: boolean }
  /** The answer to a question for a figure; undefined where it cannot be told. */
  | { readonly type: 'figure'; readonly question: number; readonly value: number | undefined }
  /** What is set on a UDP socket by now. `id` tells the program's sockets apart. */
  | { readonly type: 'udp-settings'; readonly id: number; readonly settings: UdpSettings };

export type ToInside =
  /** About the connection from this port. */
  | { readonly ask: 'keep-alive'; readonly remotePort: number }
  | { readonly ask: FigureName; readonly question: number }
  /** How often it has handed bytes of that connection to the system since it was first asked. */
  | { readonly ask: 'writes'; readonly question: number; readonly remotePort: number };

/** A sign of life is an answer without a figure. */
export type FigureName = 'memory' | 'open-files' | 'sign-of-life';

/** The environment variable that tells the preload what the learner's program is called. */
export const entryVariable = 'WORKSHOP_ENTRY';

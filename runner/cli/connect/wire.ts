/** Bytes that came in one piece: one reading of a TCP connection, or one datagram. */
export interface Arrival {
  readonly bytes: Uint8Array;
  readonly from: string;
  /** It is what we have sent ourselves, back from the group. */
  readonly isOwn: boolean;
}

export interface Ear {
  /** While a promise of it is pending, nothing more is read from a connection. */
  arrives(arrival: Arrival): Promise<void> | undefined;
  /** The other side sends nothing more. */
  ends(): void;
}

/** How it came to an end: an error is the network's, or the other side's doing. */
export type Ending = 'they-ended' | 'you-reset' | 'quiet' | NodeJS.ErrnoException;

/** A connection, or what stands for one where there are only datagrams. */
export interface Wire {
  readonly local: string;
  readonly remote: string;
  readonly closed: Promise<Ending>;
  hear(ear: Ear): void;
  /** Resolves when it has been handed to the system, with the reason where that would not take it. */
  send(bytes: Uint8Array): Promise<NodeJS.ErrnoException | undefined>;
  /** Nothing more will be sent. What the other side still says is heard. */
  halfClose(): void;
  reset(): void;
}

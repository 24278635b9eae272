/** Part of a limit that several processes have together. */
export interface Lent {
  /** How much this process may take. */
  readonly granted: number;
  /** Says what is taken now. */
  used: () => number;
  /** Called when more was granted, or when it is sure that no more is to be had. */
  answered: () => void;
  /** Asks for more. @returns whether `answered` will be called */
  ask(count: number): boolean;
  /** Asks again in a while: somebody waits. */
  askLater(count: number): void;
  /** One that was taken is free again. */
  freed(): void;
}

/** What the gate of one upstream is lent. */
export interface GateLoans {
  readonly connections: Lent;
  readonly inFlight: Lent;
  readonly tunnels: Lent;
  /** This process's part of a number that is divided once and for all. */
  divide(count: number): number;
}

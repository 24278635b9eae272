/** A connection to Redis that is never waited for longer than is worth it. */
import type { Redis } from 'ioredis';

/** How to get one. */
export interface RedisSettings {
  readonly url: string;
  readonly prefix: string;
  /** Milliseconds a look-up may take. */
  readonly timeout: number;
  readonly clock: () => number;
  /** Told when it fails, and when it works again. */
  readonly onTrouble: (problem: string | undefined) => void;
}

/** Milliseconds in which it is left alone after a failure. */
const rest = 1_000;

/** Counts and tells what fails; after a failure it counts as absent for a moment. */
export class RedisLink {
  failures = 0;
  private client: Redis | undefined;
  private restsUntil = 0;
  private isTroubled = false;
  private isClosed = false;

  /** @param onReady called when it has come, or come back */
  constructor(
    private readonly settings: RedisSettings,
    private readonly onReady: () => void,
  ) {
    void this.open();
  }

  /** Whether it is worth asking. */
  get isThere(): boolean {
    return this.client?.status === 'ready' && this.settings.clock() >= this.restsUntil;
  }

  /** Does something within the time of a look-up; undefined when that fails or takes too long. */
  async quickly<T>(work: (client: Redis) => Promise<T>): Promise<T | undefined> {
    const { client } = this;
    if (!client || !this.isThere) return undefined;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('too slow')), this.settings.timeout);
    });
    try {
      return await Promise.race([work(client), late]);
    } catch (error) {
      this.failed(error as Error);
      return undefined;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Does something that nobody waits for. @returns undefined when it failed */
  async slowly<T>(work: (client: Redis) => Promise<T>): Promise<T | undefined> {
    if (!this.client || !this.isThere) return undefined;
    return work(this.client).catch((error: Error) => this.failed(error));
  }

  close(): void {
    this.isClosed = true;
    this.client?.disconnect();
  }

  /** The library is loaded when a plan first wants it. */
  private async open(): Promise<void> {
    const { Redis } = await import('ioredis');
    if (this.isClosed) return;
    const client = new Redis(this.settings.url, {
      enableOfflineQueue: false,
      autoResendUnfulfilledCommands: false,
      maxRetriesPerRequest: 0,
      connectTimeout: 2_000,
      commandTimeout: 2_000,
      retryStrategy: (times) => Math.min(times * 100, 2_000),
    });
    client.on('error', (error: Error) => this.failed(error));
    client.on('ready', () => this.ready());
    this.client = client;
  }

  private ready(): void {
    this.restsUntil = 0;
    if (this.isTroubled) this.settings.onTrouble(undefined);
    this.isTroubled = false;
    this.onReady();
  }

  private failed({ message }: Error): undefined {
    if (this.isClosed) return undefined;
    this.failures += 1;
    this.restsUntil = this.settings.clock() + rest;
    if (!this.isTroubled) this.settings.onTrouble(message);
    this.isTroubled = true;
    return undefined;
  }
}

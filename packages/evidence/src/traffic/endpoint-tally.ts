/** The requests of one entry point, summed up. */
import type { EndpointTraffic } from '@banyan/model';
import { DeedTally } from './deed-tally';
import type { EndpointIdentity } from './endpoint-identity';
import { LatencyHistogram } from './latency-histogram';
import type { TracedRequest } from './request-of-trace';
import { round } from './round';

/** Add requests, then ask. */
export class EndpointTally {
  requests = 0;
  private errors = 0;
  private traced = 0;
  private statements = 0;
  private most = 0;
  private databaseTime = 0;
  private readonly latency = new LatencyHistogram();
  private readonly statementTally = new DeedTally();
  private readonly callTally = new DeedTally();

  constructor(readonly identity: EndpointIdentity) {}

  /** Statements and calls that were not told apart, because there were too many. */
  get dropped(): number {
    return this.statementTally.dropped + this.callTally.dropped;
  }

  add(duration: number | undefined, isError: boolean): void {
    this.requests++;
    if (isError) this.errors++;
    if (duration !== undefined) this.latency.add(duration);
  }

  addTraced({ duration, error, statements, calls }: TracedRequest): void {
    this.add(duration, error);
    this.traced++;
    this.statements += statements.length;
    this.most = Math.max(this.most, statements.length);
    for (const statement of statements) this.databaseTime += statement.duration;
    this.statementTally.add(statements);
    this.callTally.add(calls);
  }

  /** The same requests, of another name. */
  renamed(identity: EndpointIdentity): EndpointTally {
    const tally = new EndpointTally(identity);
    tally.merge(this);
    return tally;
  }

  /** Takes the requests of the other in. */
  merge(other: EndpointTally): void {
    this.requests += other.requests;
    this.errors += other.errors;
    this.traced += other.traced;
    this.statements += other.statements;
    this.most = Math.max(this.most, other.most);
    this.databaseTime += other.databaseTime;
    this.latency.merge(other.latency);
    this.statementTally.merge(other.statementTally);
    this.callTally.merge(other.callTally);
  }

  toTraffic(): EndpointTraffic {
    const { identity, requests, errors, traced } = this;
    const latency = this.latency.toLatency();
    const calls = this.callTally.toCalls();
    return {
      ...identity,
      requests,
      errors,
      ...(latency && { latency }),
      ...(traced > 0 && {
        queries: { mean: round(this.statements / traced), max: this.most },
        databaseMean: round(this.databaseTime / traced),
      }),
      statements: this.statementTally.toStatements(),
      ...(calls.length > 0 && { calls }),
    };
  }
}

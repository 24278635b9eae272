/** What a format of evidence files must offer: a row of the table in `formats.ts`. */
import type { EvidenceProblem, ProfileEvidence, StatementStatistics } from '@banyan/model';
import type { Span } from '../traces/span';

/** A way in which evidence lies in files. It is found by what a file holds, never by its name. */
export interface Format {
  /** As it stands in `EvidenceSource.format`, e.g. `otlp-json`. */
  readonly name: string;
  /** Half a sentence for `--help`. */
  readonly describes: string;
  /** Whether a file that begins with these bytes (unpacked, at most 64 KiB of them) is one. At most one format says so. */
  recognizes(head: Buffer): boolean;
  /**
   * Reads a whole file and hands every record on at once: memory must not grow with the file.
   * Never throws over what the file says: what cannot be used is counted by `records.skip`.
   * @param bytes pieces of any size; a piece may be kept only as a copy
   */
  read(bytes: AsyncIterable<Buffer>, records: Records, input: Input): Promise<void>;
}

/** The file that is read. */
export interface Input {
  /** Its base name. */
  readonly file: string;
  /** Folder of the project, absolute: profiles name files below it. */
  readonly root: string;
}

/** Where the records of a file go. Each call counts as one record of the source, except those of `skip` and `problem`. */
export interface Records {
  /** The span and its facts may be used for the next one: what is kept of them is copied. */
  span(span: Span): void;
  request(request: LoggedRequest): void;
  /** Of the same template may come more than once: they are added up. */
  statement(statement: StatementStatistics): void;
  /** Lines and packages of one profile; those of several are added up. `samples` are its records. */
  profile(profile: ProfileTimes): void;
  /** Counts records that were not used, by a reason such as `no-trace-id`. */
  skip(reason: string, count?: number): void;
  /** Something that limits what the whole file says. */
  problem(problem: EvidenceProblem): void;
}

/** One line of an access log. */
export interface LoggedRequest {
  /** Milliseconds since 1970, where the line has a time. */
  readonly at?: number;
  /** As logged; put in upper case later. */
  readonly method: string;
  /** As logged; the query and ids are taken out before it is kept. */
  readonly path: string;
  readonly status?: number;
  readonly milliseconds?: number;
  /** The virtual host or service the line names. */
  readonly service?: string;
}

/** What one profile says. */
export interface ProfileTimes extends Pick<ProfileEvidence, 'milliseconds' | 'idle' | 'lines' | 'packages'> {
  readonly samples: number;
  /** Milliseconds since 1970, where the profile says so. */
  readonly from?: number;
  readonly to?: number;
}

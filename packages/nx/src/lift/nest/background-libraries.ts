/** Library modules that work on their own, without a request: in a lifted service they would do the monolith's work twice. */
import type { LibraryEntry } from './nest-module';

/** What becomes of such a module in the service. */
interface BackgroundLibrary {
  /** What it would do, for the report. */
  readonly does: string;
  /** Arguments that keep its providers and stop its work, when something lifted needs the providers. */
  readonly silenced?: string;
}

const backgroundLibraries: Readonly<Record<string, BackgroundLibrary>> = {
  '@nestjs/schedule': {
    does: 'runs cron jobs, intervals and timeouts',
    silenced: '{ cronJobs: false, intervals: false, timeouts: false }',
  },
  '@nestjs/serve-static': { does: 'serves static files that are no endpoints of this context' },
  '@nestjs/graphql': { does: 'serves GraphQL, which a lift leaves in the monolith' },
};

/** The rule for a library's module, if it is one that works on its own. */
export function backgroundRuleOf(entry: LibraryEntry): BackgroundLibrary | undefined {
  return backgroundLibraries[entry.library];
}

import { DatabaseNotReadyError } from './database/database-not-ready.error';
import { InvalidEnvironmentError } from './config/invalid-environment.error';

/** One line that says why the app did not start and what to do about it. */
export function explainStartFailure(error: unknown): string {
  if (error instanceof InvalidEnvironmentError || error instanceof DatabaseNotReadyError) {
    return `pixelpulse did not start: ${error.message}`;
  }
  if (isListenFailure(error)) {
    return `pixelpulse did not start: ${error.address ?? 'the address'}:${error.port} cannot be used (${error.code}); set PORT and HOST to a free address.`;
  }
  return `pixelpulse did not start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}

function isListenFailure(error: unknown): error is NodeJS.ErrnoException & { address?: string; port: number } {
  return error instanceof Error && (error as NodeJS.ErrnoException).syscall === 'listen';
}

/** The process: runs the command line, prints a fault as one clear sentence, sets the exit code. */
import { buildProgram } from './program';
import { reportFault } from './report-fault';

// A reader that goes away (`banyan … | head`) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

// Never process.exit(): it would cut off what a slow pipe has not taken yet.
buildProgram(process.argv.slice(2))
  .parseAsync(process.argv)
  .catch((fault: unknown) => {
    process.exitCode = reportFault(fault, process.stderr);
  });

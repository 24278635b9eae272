/** `npm run bench:hotspots [-- --only NAME]`: how right the findings are. */
import { benchEventLoop } from '../../hotspots/event-loop/bench';

const parts = new Map([['event-loop', benchEventLoop]]);

async function main(args: readonly string[]): Promise<void> {
  const only = args[args.indexOf('--only') + 1];
  for (const [name, bench] of parts) {
    if (args.includes('--only') && name !== only) continue;
    const { lines, ok } = await bench();
    process.stdout.write(`${lines.join('\n')}\n`);
    if (!ok) process.exitCode = 1;
  }
}

void main(process.argv.slice(2));

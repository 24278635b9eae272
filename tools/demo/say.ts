/** What the demo tells. */

let steps = 0;
const startedAt = Date.now();

/** A line. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** A heading with its number and the seconds since the start. */
export function sayStep(title: string): void {
  steps += 1;
  say(`\n${steps}. ${title}  (${Math.round((Date.now() - startedAt) / 1000)} s)`);
}

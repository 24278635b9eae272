/** What `JSON.parse` takes for the lines of a file: how fast the machine is at this time. */
import { readFileSync } from 'node:fs';

const text = readFileSync(process.argv[2]!, 'utf8');
const lines = text.split('\n').filter((line) => line !== '');
const before = process.cpuUsage();
for (const line of lines) JSON.parse(line);
const { user, system } = process.cpuUsage(before);
process.stdout.write(JSON.stringify({ speed: text.length / (user + system) }));

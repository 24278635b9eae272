/** Reads one file as `banyan evidence add` does, and says how long it took and how much memory at most. */
import { performance } from 'node:perf_hooks';
import { collectRunEvidence } from '@banyan/evidence';

const before = process.cpuUsage();
const began = performance.now();
const { sources } = await collectRunEvidence([process.argv[2]]);
const seconds = (performance.now() - began) / 1000;
const { user, system } = process.cpuUsage(before);
const cpu = (user + system) / 1e6;
const peak = process.resourceUsage().maxRSS / 1024;
process.stdout.write(JSON.stringify({ seconds, cpu, peak, records: sources[0].records }));

/** `npm run bench:hotspots [-- --only <part of a name>] [--json]`: findings held against labels and against what they must be. */
import { runCases } from '../run-cases';
import { cases } from './cases';

void runCases(cases);

/** `npm run bench:boundaries [-- --only <part of a name>] [--json]`: metrics and proposals held against published results. */
import { runCases } from '../run-cases';
import { cases } from './cases';

void runCases(cases);

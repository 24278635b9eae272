/** The benchmarks of hotspots. A new one: a file in `cases/` and a row here. */
import type { Case } from '../boundaries/case';
import { cacheMatrix } from './cases/cache-matrix';
import { eventLoop } from './cases/event-loop';
import { judged } from './cases/judged';
import { matrix } from './cases/matrix';
import { pixelpulse } from './cases/pixelpulse';
import { reformulator } from './cases/reformulator';
import { speed } from './cases/speed';

export const cases: readonly Case[] = [matrix, reformulator, judged, eventLoop, cacheMatrix, pixelpulse, speed];

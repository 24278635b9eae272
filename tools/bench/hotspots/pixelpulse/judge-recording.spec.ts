import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Judged } from './judge-mapping';
import { callsOf, judgeRecording, type Judgement, recordingIn } from './judge-recording';

const folder = mkdtempSync(join(tmpdir(), 'banyan-recording-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Requests of pixelpulse's own e2e suite and one look at a busy customer's projects, as banyan recorded them. */
let judgement: Judgement;
beforeAll(async () => (judgement = await judgeRecording(recordingIn(join(__dirname, 'recording')), folder)), 120_000);

const rowsOf = (...verdicts: Judged['verdict'][]) =>
  judgement.mapping.filter(({ verdict }) => verdicts.includes(verdict));

it('lays every statement at the handler that Nest ran', () => {
  const handlers = new Set(judgement.mapping.map(({ handler }) => handler));
  expect(handlers.size).toBeGreaterThan(65);
  expect(judgement.mapping.filter(({ found, handler }) => found !== handler)).toEqual([]);
});

it('lays nine statements of ten at the one line that sent them, and hardly any at a wrong one', () => {
  const all = callsOf(rowsOf('right', 'among several', 'wrong', 'no line'));
  expect(all).toBeGreaterThan(500);
  expect(callsOf(rowsOf('right')) / all).toBeGreaterThan(0.9);
  expect(callsOf(rowsOf('wrong')) / all).toBeLessThan(0.02);
});

it('does so for templates as well, so that no busy loop speaks for the rest', () => {
  const all = rowsOf('right', 'among several', 'wrong', 'no line').length;
  expect(all).toBeGreaterThan(250);
  expect(rowsOf('right').length / all).toBeGreaterThan(0.9);
});

it('finds both N+1 of the story, and says how often they ran', () => {
  const found = judgement.planted.filter(({ planted }) => planted.rules.includes('n-plus-one'));
  const told = found.map(({ finding }) => [finding?.file, finding?.line, (finding?.multiplier?.seen?.max ?? 0) >= 2]);
  expect(told).toEqual([
    ['src/projects/projects.service.ts', 25, true],
    ['src/notifications/notifications.service.ts', 50, true],
  ]);
});

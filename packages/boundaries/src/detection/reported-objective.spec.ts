import { busyEvidence, busyShop } from '../busy-shop.fixture';
import { surveyGround } from '../contexts/survey-ground';
import type { Placement } from '../contexts/placement';
import { indexFacts } from '../facts-index';
import { largeFacts } from '../large-facts.fixture';
import type { Partition } from './algorithm';
import { Grouping } from './grouping';
import { judge } from './judge';
import { judgedNodes } from './judged-nodes';
import { searchLocally } from './local-search';
import { valueOfPartition } from './objective';
import { toGroups } from './partition';
import { randomFrom } from './random';
import { reportedObjective } from './reported-objective';
import { Search } from './search';

const grounds = { shop: indexFacts(busyShop, busyEvidence), large: indexFacts(largeFacts(160)) };

/** Every module and entity of a partition in its group, nothing shared. */
function placementOf(partition: Partition): Placement {
  const isEntity = (node: string) => node.startsWith('entity:');
  return {
    groups: new Map([...partition].filter(([node]) => !isEntity(node))),
    entities: new Map(
      [...partition].flatMap(([node, group]) => (isEntity(node) ? [[node.slice('entity:'.length), group]] : [])),
    ),
    ...{ shared: new Map(), followed: new Map() },
  };
}

describe.each(Object.entries(grounds))('the objective that is climbed, %s', (_, index) => {
  const ground = surveyGround(index);
  const judged = judgedNodes(ground);
  const objective = reportedObjective(judged);
  const { nodes } = judged.binding;
  const next = randomFrom(7);
  const random = (groups: number): Partition => new Map(nodes.map((node) => [node, Math.floor(next() * groups)]));

  it.each([1, 2, 3, 5, 8, 40])('is what judge says, of random partitions into %i groups', (groups) => {
    for (let run = 0; run < 10; run += 1) {
      const partition = random(groups);
      expect(valueOfPartition(judged.binding, objective, partition)).toBeCloseTo(
        judge(ground, placementOf(partition)),
        10,
      );
    }
  });

  it('stays that over a hundred random moves, joins and splits', () => {
    const grouping = new Grouping(judged.binding, toGroups(judged.binding, random(4)), objective);
    const search = new Search(grouping, objective, { apart: new Map(), largest: Infinity }, undefined);
    for (let step = 0; step < 100; step += 1) {
      const count = step % 5 === 0 ? Math.floor(next() * nodes.length) : 1;
      const to = Math.floor(next() * nodes.length);
      search.force(Array.from({ length: count }, () => [Math.floor(next() * nodes.length), to] as const));
      const partition = new Map(nodes.map((node, at) => [node, grouping.groupOf[at]!]));
      expect(search.value).toBeCloseTo(judge(ground, placementOf(partition)), 10);
    }
  });

  it('is the same with feature modules and atoms as one node', () => {
    const joined = judgedNodes(
      ground,
      [...ground.atoms].map(([member, atom]) => [member, atom]),
    );
    const groups = new Map(joined.binding.nodes.map((node) => [node, Math.floor(next() * 3)]));
    const value = valueOfPartition(joined.binding, reportedObjective(joined), groups);
    expect(value).toBeCloseTo(judge(ground, placementOf(joined.expand(groups))), 10);
  });

  it('is raised by a search, and never lowered', () => {
    const start = random(6);
    const found = searchLocally(judged.binding, objective, { seed: 1, start });
    const [before, after] = [start, found].map((one) => judge(ground, placementOf(one)));
    expect(after!).toBeGreaterThan(before! + 0.01);
  });
});

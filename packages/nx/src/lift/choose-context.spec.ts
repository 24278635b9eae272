import type { BoundaryProposal, CodeFacts } from '@banyan/model';
import { chooseContext } from './choose-context';

const facts = { project: { name: 'shop', frameworks: ['nestjs'] }, nestModules: [{}] } as unknown as CodeFacts;
const proposal = {
  contexts: ['teams', 'search', 'image-processing'].map((name) => ({ name, endpoints: [] })),
} as unknown as BoundaryProposal;

describe('choosing a context', () => {
  it('offers the one whose word was mistyped before those that are merely short', () => {
    expect(() => chooseContext('imagse', facts, proposal)).toThrow(
      expect.objectContaining({ hint: 'There are: image-processing, teams, search.' }),
    );
  });
});

import { cutNames } from '@banyan/boundaries';
import { proposeCommand } from './propose';

test('every cut can be asked for by name: the list stands here so that --help need not load detection', () => {
  const cut = proposeCommand().options.find(({ long }) => long === '--cut');
  expect(cut?.argChoices).toEqual([...cutNames]);
  expect(cut?.defaultValue).toBe('balanced');
});

import { oncePer } from './once-per';

it('works an answer out once for each index, nothing and undefined too', () => {
  const asked: string[] = [];
  const nameOf = oncePer<{ readonly name: string }>()(({ name }) => {
    asked.push(name);
    return name === '' ? undefined : name;
  });
  const [a, b, empty] = [{ name: 'a' }, { name: 'a' }, { name: '' }];
  expect([a, a, b, empty, empty].map(nameOf)).toEqual(['a', 'a', 'a', undefined, undefined]);
  expect(asked).toEqual(['a', 'a', '']);
});

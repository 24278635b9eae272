import { delimiter } from 'node:path';
import { gitEnvironment } from './git-environment';

test('variables that lead git elsewhere or name programs are dropped, the settings of the user are kept', () => {
  const given = {
    GIT_DIR: '/elsewhere',
    GIT_EXTERNAL_DIFF: 'x',
    GIT_SSH_COMMAND: 'x',
    GIT_CONFIG_GLOBAL: '/u/.gitconfig',
  };
  const environment = gitEnvironment('/shop', { ...given, HOME: '/u' });
  expect(environment).toMatchObject({ HOME: '/u', GIT_CONFIG_GLOBAL: '/u/.gitconfig', GIT_ALLOW_PROTOCOL: 'none' });
  expect(Object.keys(environment)).not.toEqual(expect.arrayContaining(['GIT_DIR']));
  expect(Object.keys(environment).filter((name) => /DIR|EXTERNAL|SSH/.test(name))).toEqual([]);
});

test('a program of the analysed project is not git, whatever its name is', () => {
  const path = ['/shop/bin', '/home/u/node_modules/.bin', 'bin', '.', '', '/usr/bin', '/shopping/bin'].join(delimiter);
  expect(gitEnvironment('/shop', { PATH: path })['PATH']).toBe(['/usr/bin', '/shopping/bin'].join(delimiter));
});

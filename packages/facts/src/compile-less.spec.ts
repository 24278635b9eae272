/** The flag is one that this Node knows, and none is set where it is not known. */
import { spawnSync } from 'node:child_process';
import { compileLess } from './compile-less';

test('the V8 of this Node takes the flag without complaint, and a later one is left as it is', () => {
  const [name = '', value] = compileLess()?.split('=') ?? [];
  const { stdout, stderr } = spawnSync(process.execPath, [`${name}=${value}`, '--v8-options'], { encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(stdout).toContain(`${name} (`);
  expect(compileLess('99.1.2.3-node.4')).toBeUndefined();
});

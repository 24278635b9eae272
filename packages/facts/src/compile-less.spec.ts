/** The flags are such that this Node knows, and none is set where they are not known. */
import { spawnSync } from 'node:child_process';
import { compileLess } from './compile-less';

test('the V8 of this Node takes the flags without complaint, and a later one is left as it is', () => {
  const flags = compileLess();
  expect(flags).toHaveLength(3);
  const { stdout, stderr, status, error } = spawnSync(process.execPath, [...flags, '--print', '1'], {
    encoding: 'utf8',
  });
  // Specs in this process may have reserved 6 GiB each for trees (Node 22 and later): then it is refused a child.
  if ((error as NodeJS.ErrnoException | undefined)?.code === 'ENOMEM') return;
  expect({ stdout, stderr, status }).toEqual({ stdout: '1\n', stderr: '', status: 0 });
  expect(compileLess('99.1.2.3-node.4')).toEqual([]);
});

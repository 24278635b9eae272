import { type Commit, parseLog } from './parse-log';

async function parse(text: string, size = text.length): Promise<Commit[]> {
  async function* pieces() {
    for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
  }
  const commits: Commit[] = [];
  for await (const { time, email, name, files } of parseLog(pieces())) commits.push({ time, email, name, files });
  return commits;
}

const raw = [
  '\x01100\0ann@shop.example\0Ann\0',
  '\n:100644 100644 aaa bbb M\0src/a.ts\0:100644 100644 aaa bbb R087\0src/old name.ts\0src/new name.ts\0',
  ':100644 000000 aaa 000 D\0src/gone.ts\0',
  '\x0150\0ben@shop.example\0Ben\0\n:100644 100644 aaa aaa R100\0x.ts\0y.ts\0',
  '\x0140\0\0Nobody\0',
].join('');

const commits = [
  {
    ...{ time: 100, email: 'ann@shop.example', name: 'Ann' },
    files: [
      { path: 'src/a.ts', changed: true, lines: 0 },
      { path: 'src/new name.ts', from: 'src/old name.ts', changed: true, lines: 0 },
      { path: 'src/gone.ts', changed: false, lines: 0 },
    ],
  },
  {
    ...{ time: 50, email: 'ben@shop.example', name: 'Ben' },
    files: [{ path: 'y.ts', from: 'x.ts', changed: false, lines: 0 }],
  },
  { time: 40, email: '', name: 'Nobody', files: [] },
];

test('every commit with its files, its renames and what was removed', async () => {
  expect(await parse(raw)).toEqual(commits);
});

test.each([1, 2, 3, 7, 64])('the borders of the pieces do not matter (%i characters)', async (size) => {
  expect(await parse(raw, size)).toEqual(commits);
});

test('counts of lines, of renamed and of binary files, too', async () => {
  const text = '\x01100\0a@b.example\0A\0\n12\t3\tsrc/a.ts\x005\t0\t\0old.ts\0new.ts\0-\t-\timage.js\0';
  expect((await parse(text))[0]!.files).toEqual([
    { path: 'src/a.ts', changed: true, lines: 15 },
    { path: 'new.ts', from: 'old.ts', changed: true, lines: 5 },
    { path: 'image.js', changed: false, lines: 0 },
  ]);
});

test('a name that looks like a commit or a file is a name', async () => {
  const text = '\x01100\0:1 2 3 4 M\0\x0199\0\n:100644 100644 aaa bbb M\0\x01odd.ts\0';
  expect(await parse(text)).toEqual([
    { time: 100, email: ':1 2 3 4 M', name: '\x0199', files: [{ path: '\x01odd.ts', changed: true, lines: 0 }] },
  ]);
});

import { editorLink } from './editor-link';

describe('a link into an editor', () => {
  it('names folder, file and line, whatever they are called', () => {
    expect(editorLink({ scheme: 'vscode', root: '/home/me/my shop' }, 'src/#a.ts', 3)).toBe(
      'vscode://file/home/me/my%20shop/src/%23a.ts:3',
    );
    expect(editorLink({ scheme: 'vscode', root: 'C:\\shop' }, 'src/a.ts', 3)).toBe('vscode://file/C:/shop/src/a.ts:3');
  });

  it('is not made unless asked for, nor for a scheme that is no editor', () => {
    expect(editorLink(undefined, 'src/a.ts', 3)).toBeUndefined();
    const data = JSON.parse('{ "scheme": "javascript", "root": "alert(1)" }') as { scheme: 'vscode'; root: string };
    expect(editorLink(data, 'src/a.ts', 3)).toBeUndefined();
  });
});

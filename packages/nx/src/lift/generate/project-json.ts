/** The targets Nx sees; outside an Nx workspace the file says nothing to anybody. */

/** @param directory the service's folder, relative to the workspace's root is what Nx fills in for `{projectRoot}` */
export function buildProjectJson(name: string, sourceRoot: string): string {
  const run = (command: string) => ({ executor: 'nx:run-commands', options: { command, cwd: '{projectRoot}' } });
  const project = {
    name,
    projectType: 'application',
    sourceRoot,
    tags: ['type:service'],
    targets: {
      build: { ...run('npm run build'), cache: true, outputs: ['{projectRoot}/dist'] },
      typecheck: { ...run('tsc -p tsconfig.json --noEmit'), cache: true },
      serve: { ...run('npm start'), dependsOn: ['build'], continuous: true },
    },
  };
  return `${JSON.stringify(project, null, 2)}\n`;
}

/** What `banyan.yaml` says about hotspots. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  acceptDocument,
  BanyanError,
  configFile,
  type HotspotSettings,
  parseDocumentText,
  type ParseResult,
  parseText,
  type ProjectConfig,
  withLines,
} from '@banyan/model';

/**
 * The section `hotspots` of the file at the root; `undefined` where there is none.
 * @param rules names that `severity` may hold
 * @throws BanyanError `CLI_CANNOT_READ`, `PROJECT_CONFIG_REFUSED` with every problem and its line
 */
export async function readHotspotSettings(
  root: string,
  rules: readonly string[],
): Promise<HotspotSettings | undefined> {
  const file = join(root, configFile);
  const text = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT' || cause.code === 'ENOTDIR') return undefined;
    throw new BanyanError('CLI_CANNOT_READ', `${file} cannot be read: ${cause.message}.`, 'Check its permissions.', {
      cause,
    });
  });
  return text === undefined ? undefined : acceptDocument('project-config', parseConfig(text, rules), file).hotspots;
}

function parseConfig(text: string, rules: readonly string[]): ParseResult<ProjectConfig> {
  const parsed = parseDocumentText('project-config', text);
  if (!parsed.ok) return parsed;
  const problems = Object.keys(parsed.value.hotspots?.severity ?? {})
    .filter((name) => !rules.includes(name))
    .map((name) => ({
      code: 'PROJECT_CONFIG_UNKNOWN_RULE',
      path: `/hotspots/severity/${name}`,
      message: `there is no rule called ${name}; \`banyan hotspots rules\` lists them`,
    }));
  if (problems.length === 0) return parsed;
  const read = parseText(text, 'PROJECT_CONFIG');
  return { ok: false, problems: read.ok ? withLines(problems, read.lineOf) : problems };
}

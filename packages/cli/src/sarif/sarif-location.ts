/** Places as SARIF names them. */
import type { SourceLocation } from '@banyan/model';

/** @param folder the analysed root below the repository, '' when they are the same */
export function toSarifLocation({ file, line }: SourceLocation, folder: string) {
  const path = [...folder.split(/[\\/]/), ...file.split('/')].filter((segment) => segment !== '');
  const uri = path.map(encodeURIComponent).join('/');
  return { artifactLocation: { uri, uriBaseId: '%SRCROOT%' }, region: { startLine: line } };
}

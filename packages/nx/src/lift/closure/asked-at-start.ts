/** What the start asks of the container: `app.get(Reflector)` in the start file and in functions it hands the app to. */
import type { ModulePath } from '@banyan/model';
import { askedTokens } from '../nest/class-needs';
import type { Bootstrap } from '../nest/find-bootstrap';
import type { Token } from '../nest/token';
import { moduleMentions } from '../source/module-specifiers';
import { parseFile, type ParsedFile } from '../source/parsed-file';
import type { SourceIndex } from '../source/source-index';

/** @param texts rewritten start files: what was left out of them asks nothing any more */
export function askedAtStart(
  { entry, creator, listener }: Bootstrap,
  texts: ReadonlyMap<ModulePath, string>,
  index: SourceIndex,
): readonly Token[] {
  const fileOf = (path: ModulePath): ParsedFile | undefined => {
    const text = texts.get(path);
    return text === undefined ? index.file(path) : parseFile(path, text);
  };
  const found = new Set<Token>();
  const paths = [...new Set([entry, creator, listener])];
  for (const path of paths) {
    const file = fileOf(path);
    if (!file || (!texts.has(path) && isOfTheContainer(file))) continue;
    askedTokens({ file, node: file.ast }, index).forEach((token) => found.add(token));
    for (const { literal } of moduleMentions(file.ast)) {
      const target = index.target(path, literal.text);
      if (target !== undefined && !paths.includes(target)) paths.push(target);
    }
  }
  return [...found];
}

/** Classes the container makes state their needs themselves. */
function isOfTheContainer(file: ParsedFile): boolean {
  return /@(Module|Injectable|Controller|Entity|Resolver|WebSocketGateway)\(/.test(file.text);
}

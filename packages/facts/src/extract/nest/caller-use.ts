/** What a handler is given of who asks, and what it says about how long its answer may be kept. */
import type { EndpointFact } from '@banyan/model';
import type { Project } from '../../link/project';
import type { MemberSketch } from '../../sketch/file-sketch';
import type { Term } from '../../sketch/term';
import type { PlacedDecorator } from './placed-decorators';

/** Decorators of parameters that give something every caller could have sent. */
const ofRequest = new Set([
  'Param',
  'Query',
  'Body',
  'HostParam',
  'Res',
  'Response',
  'Next',
  'UploadedFile',
  'UploadedFiles',
  'RawBody',
]);

export function callerUse(
  member: MemberSketch,
  decorators: readonly PlacedDecorator[],
  project: Project,
): Pick<EndpointFact, 'caller' | 'caching'> {
  const given = member.parameters.flatMap((parameter) => parameter.decorators);
  const caller = given.filter(({ name, args }) => !ofRequest.has(name) && !isPlainHeader(name, args[0]));
  const caching = decorators.filter(({ name, args }) => {
    const [first] = args;
    if (name === 'CacheTTL' || name === 'CacheKey') return true;
    return (
      name === 'Header' && first !== undefined && /^cache-control$/i.test(project.text(first.term, first.place) ?? '')
    );
  });
  return { ...named('caller', caller), ...named('caching', caching) };
}

/** One header that says nothing about the caller. */
function isPlainHeader(name: string, wanted: Term | undefined): boolean {
  return name === 'Headers' && wanted?.kind === 'text' && !/^(?:authorization|cookie|x-.*)$/i.test(wanted.value);
}

function named(key: 'caller' | 'caching', decorators: readonly { readonly name: string }[]) {
  const names = [...new Set(decorators.map(({ name }) => `@${name}`))].sort();
  return names.length > 0 ? { [key]: names } : {};
}

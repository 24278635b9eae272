/** Which line of the app is calling right now: what no instrumentation says. */
import { SourcePlaces } from '../profiles/source-places';

/** As OpenTelemetry names it; the file below the folder that the app was started in, of the source where a map says so. */
export interface CallingLine {
  readonly 'code.file.path': string;
  readonly 'code.line.number': number;
  readonly 'code.function.name'?: string;
}

/** The layers of a framework between the app and its driver are many. */
const mostFrames = 100;
const frame = /^\s*at (?:async )?(?:(.+?) \()?((?:file:\/\/)?[^()]*?):(\d+):(\d+)\)?$/;

/** Looks every place up once. */
export class CallSites {
  private readonly places: SourcePlaces;
  private readonly known = new Map<string, CallingLine | undefined>();

  /** @param root folder of the app, absolute */
  constructor(root: string) {
    this.places = new SourcePlaces(root);
  }

  /** The innermost line of the app's own code on the stack, awaited callers included; `undefined` without one. */
  find(): CallingLine | undefined {
    for (const line of stackLines()) {
      if (!this.known.has(line)) this.known.set(line, this.read(line));
      const found = this.known.get(line);
      if (found) return found;
    }
    return undefined;
  }

  private read(text: string): CallingLine | undefined {
    const [, name, url = '', line, column] = frame.exec(text) ?? [];
    if (url === '' || isOurs(url)) return undefined;
    const place = this.places.of(url, Number(line), Number(column) - 1);
    if (place.kind !== 'project') return undefined;
    const named = name !== undefined && /^[\w$]+(?:\.[\w$]+)?$/.test(name) && { 'code.function.name': name };
    return { 'code.file.path': place.file, 'code.line.number': place.line, ...named };
  }
}

/** As the process prints stacks: with the sources' lines where it already maps them. */
function stackLines(): readonly string[] {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = mostFrames;
  const { stack } = new Error();
  Error.stackTraceLimit = limit;
  return typeof stack === 'string' ? stack.split('\n').slice(1) : [];
}

function isOurs(url: string): boolean {
  return url.startsWith(__dirname) || url.startsWith(`file://${__dirname}`);
}

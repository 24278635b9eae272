import { randomUUID } from 'node:crypto';
import { baseUrl } from './base-url';

/** An answer read to its end. */
export interface Answer<Body = unknown> {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Buffer;
  readonly body: Body;
}

/** Somebody who sends requests: with a token a member, without one a stranger. Each one has rate limits of its own. */
export class Visitor {
  constructor(
    readonly token?: string,
    private readonly clientKey: string = randomUUID(),
  ) {}

  /** The same client, signed in. */
  withToken(token: string): Visitor {
    return new Visitor(token, this.clientKey);
  }

  get<Body = unknown>(path: string, headers: Record<string, string> = {}): Promise<Answer<Body>> {
    return this.send<Body>('GET', path, { headers });
  }

  post<Body = unknown>(path: string, body?: unknown): Promise<Answer<Body>> {
    return this.sendJson<Body>('POST', path, body);
  }

  put<Body = unknown>(path: string, body?: unknown): Promise<Answer<Body>> {
    return this.sendJson<Body>('PUT', path, body);
  }

  patch<Body = unknown>(path: string, body: unknown): Promise<Answer<Body>> {
    return this.sendJson<Body>('PATCH', path, body);
  }

  delete<Body = unknown>(path: string, body?: unknown): Promise<Answer<Body>> {
    return this.sendJson<Body>('DELETE', path, body);
  }

  postForm<Body = unknown>(path: string, form: FormData): Promise<Answer<Body>> {
    return this.send<Body>('POST', path, { body: form });
  }

  private sendJson<Body>(method: string, path: string, body: unknown): Promise<Answer<Body>> {
    if (body === undefined) return this.send<Body>(method, path, {});
    return this.send<Body>(method, path, {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  private async send<Body>(
    method: string,
    path: string,
    { headers = {}, body }: { headers?: Record<string, string>; body?: string | FormData },
  ): Promise<Answer<Body>> {
    const authorization: Record<string, string> = this.token ? { authorization: `Bearer ${this.token}` } : {};
    const response = await fetch(`${baseUrl()}/api${path}`, {
      method,
      body,
      headers: { 'x-client-key': this.clientKey, ...authorization, ...headers },
    });
    const bytes = Buffer.from(await response.arrayBuffer());
    const isJson = response.headers.get('content-type')?.includes('json') && bytes.length > 0;
    const parsed = isJson ? (JSON.parse(bytes.toString()) as Body) : (undefined as Body);
    return { status: response.status, headers: response.headers, bytes, body: parsed };
  }
}

import { uniqueWord } from './unique';
import type { Answer } from './visitor';
import { Visitor } from './visitor';

export const PASSWORD = 'correct horse battery';

export interface Member extends Visitor {
  readonly id: number;
  readonly handle: string;
  readonly email: string;
}

/** Registers a new account and signs in. */
export async function signUp(): Promise<Member> {
  const visitor = new Visitor();
  const handle = uniqueWord('e2e_');
  const email = `${handle}@example.test`;
  const registered = await visitor.post<{ id: number }>('/accounts', { email, handle, password: PASSWORD });
  expect(registered.status).toBe(201);
  const signedIn = await signIn(visitor, email, PASSWORD);
  return Object.assign(visitor.withToken(signedIn.body.token), { id: registered.body.id, handle, email });
}

/** One of the demo accounts of the seed: `admin`, `moderator` or `busy`. */
export async function signInAs(name: 'admin' | 'moderator' | 'busy'): Promise<Visitor> {
  const visitor = new Visitor();
  const password = process.env.DEMO_PASSWORD ?? 'pixelpulse';
  const signedIn = await signIn(visitor, `${name}@pixelpulse.test`, password);
  return visitor.withToken(signedIn.body.token);
}

async function signIn(visitor: Visitor, email: string, password: string): Promise<Answer<{ token: string }>> {
  const answer = await visitor.post<{ token: string }>('/sessions', { email, password, clientName: 'e2e' });
  expect(answer.status).toBe(201);
  return answer;
}

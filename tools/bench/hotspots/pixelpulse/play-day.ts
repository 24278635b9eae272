/** What a day of pixelpulse's users looks like, in small: many reads of a busy customer, some work on pictures. */
interface Asked {
  readonly times: number;
  readonly path: string;
  readonly body?: object;
  /** Where it is not GET. */
  readonly method?: string;
}

/** Weights are judgement: lists and pictures are looked at, little is written. */
const day: readonly Asked[] = [
  { times: 3, path: '/projects' },
  { times: 12, path: '/feed' },
  { times: 12, path: '/notifications' },
  { times: 6, path: '/photos' },
  { times: 20, path: '/photos/{photo}' },
  { times: 20, path: '/photos/{photo}/thumbnail' },
  { times: 10, path: '/photos/{photo}/comments' },
  { times: 6, path: '/photos/{photo}/filters' },
  { times: 6, path: '/filters/applications' },
  { times: 6, path: '/photos/{photo}/filters', body: { steps: [{ filter: 'blur', amount: 4 }] } },
  { times: 6, path: '/filters/preview', body: { photoId: '{photo}', steps: [{ filter: 'sepia' }] } },
  { times: 6, path: '/search?q=light' },
  { times: 4, path: '/search/history' },
  { times: 4, path: '/tags' },
  { times: 4, path: '/plans' },
  { times: 4, path: '/subscriptions/current' },
  { times: 4, path: '/invoices' },
  { times: 4, path: '/quotas/me' },
  { times: 4, path: '/uploads' },
];

/** One request after the other. @param base e.g. http://127.0.0.1:3000 @returns how many answers of which status came */
export async function playDay(base: string): Promise<string> {
  const send = await signedIn(base);
  const photos = (await (await send({ times: 1, path: '/photos' })).json()) as { items?: { id: number }[] } & {
    id: number;
  }[];
  const ids = (photos.items ?? photos).slice(0, 5).map(({ id }) => id);
  const answers = new Map<number, number>();
  const most = Math.max(...day.map(({ times }) => times));
  for (let round = 0; round < most; round++)
    for (const asked of day.filter(({ times }) => round < times)) {
      const { status } = await send(withPhoto(asked, ids[round % ids.length] ?? 1));
      answers.set(status, (answers.get(status) ?? 0) + 1);
    }
  return [...answers].map(([status, count]) => `${count} × ${status}`).join(', ');
}

function withPhoto({ path, body, ...rest }: Asked, photo: number): Asked {
  const text = body && JSON.stringify(body).replace('"{photo}"', String(photo));
  return { ...rest, path: path.replace('{photo}', String(photo)), ...(text && { body: JSON.parse(text) as object }) };
}

async function signedIn(base: string): Promise<(asked: Asked) => Promise<Response>> {
  const headers = { 'content-type': 'application/json', 'x-client-key': 'a-day' };
  const secret = { email: 'busy@pixelpulse.test', password: 'pixelpulse' };
  const answer = await fetch(`${base}/api/sessions`, { method: 'POST', headers, body: JSON.stringify(secret) });
  const { token } = (await answer.json()) as { readonly token: string };
  return async ({ path, body, method = body ? 'POST' : 'GET' }) => {
    const init = { method, headers: { ...headers, authorization: `Bearer ${token}` } };
    const response = await fetch(`${base}/api${path}`, { ...init, ...(body && { body: JSON.stringify(body) }) });
    return new Response(await response.arrayBuffer(), { status: response.status });
  };
}

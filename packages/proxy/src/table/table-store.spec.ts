import type { RoutingPlan } from '@banyan/model';
import { TallyBook } from '../metrics/tally-book';
import type { Bounds } from '@banyan/routing';
import { Forwarders, plainMeans } from './forwarders';
import { TableStore } from './table-store';

/** A plan over upstreams on these ports; the first one is the monolith. */
function planOn(...ports: readonly number[]): RoutingPlan {
  const upstreams = Object.fromEntries(ports.map((port) => [`u${port}`, { url: `http://127.0.0.1:${port}` }]));
  return { schema: 'banyan/routing-plan@1', upstreams, monolith: `u${ports[0]}` };
}

/** A store whose forwarders only write down when they are opened and closed. */
function storeOn(...ports: readonly number[]): { readonly store: TableStore; readonly events: string[] } {
  const events: string[] = [];
  const forwarders = new Forwarders(({ port }) => {
    events.push(`open ${port}`);
    return { forward: () => undefined, close: async () => void events.push(`close ${port}`) };
  });
  return { store: new TableStore(planOn(...ports), forwarders, new TallyBook()), events };
}

describe('the table store', () => {
  it('counts revisions and never changes a table that is in use', () => {
    const { store } = storeOn(1);
    const first = store.current;
    expect(store.swap(planOn(2))).toBe(2);
    expect(first.table).toMatchObject({ revision: 1, plan: { monolith: 'u1' } });
    expect(store.current.table).toMatchObject({ revision: 2, plan: { monolith: 'u2' } });
  });

  it('keeps the forwarders of upstreams that stay and closes those that go', () => {
    const { store, events } = storeOn(1, 2);
    store.swap(planOn(2, 3));
    expect(events).toEqual(['open 1', 'open 2', 'open 3', 'close 1']);
  });

  it('closes a forwarder only when the last request has arrived that may use it', () => {
    const { store, events } = storeOn(1);
    const old = store.current;
    old.enter();
    old.enter();
    store.swap(planOn(2));
    old.leave();
    expect(events).not.toContain('close 1');
    old.leave();
    expect(events).toContain('close 1');
  });

  it('keeps a forwarder that comes back before its last request has arrived', () => {
    const { store, events } = storeOn(1);
    const old = store.current;
    old.enter();
    store.swap(planOn(2));
    store.swap(planOn(1));
    old.leave();
    expect(events).toEqual(['open 1', 'open 2', 'close 2']);
  });

  it('goes on counting where a destination was counted before', () => {
    const { store } = storeOn(1);
    const { unrouted } = store.current.table;
    store.current.wayTo(unrouted.toMonolith).tally.count(200, 5);
    store.swap(planOn(1, 2));
    expect(store.current.wayTo(store.current.table.unrouted.toMonolith).tally.answers[2]).toBe(1);
  });

  it('gives copies this process its part of what an upstream can bear, after a reload as before', () => {
    const means = { ...plainMeans, copyBounds: (bounds: Bounds) => ({ ...bounds, copies: bounds.copies / 2 }) };
    const forwarders = new Forwarders(() => ({ forward: () => undefined, close: async () => undefined }), means);
    const store = new TableStore(planOn(1), forwarders, new TallyBook());
    const copies = (): unknown => forwarders.links().map(({ lane }) => lane.bounds.copies);
    expect(copies()).toEqual([32]);
    store.swap({ ...planOn(1), upstreams: { u1: { url: 'http://127.0.0.1:1', limits: { copies: 10 } } } });
    expect(copies()).toEqual([5]);
  });
});

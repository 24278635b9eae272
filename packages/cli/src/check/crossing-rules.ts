/** What each kind of crossing means and what to do instead: the help that code scanning shows. */
import type { CrossingKind } from '@banyan/model';

/** One rule a kind. */
export interface CrossingRule {
  readonly name: string;
  readonly short: string;
  readonly help: string;
}

/** By kind; a rule's id is `banyan/<kind>`. */
export const crossingRules: Readonly<Record<CrossingKind, CrossingRule>> = {
  call: {
    name: 'CallAcrossContexts',
    short: 'A function of one context calls a function of another.',
    help: 'Once the contexts are services, this call is a request over the network. Call what the other context offers to others, or let it publish an event.',
  },
  'call-in-loop': {
    name: 'CallAcrossContextsInLoop',
    short: 'A function of one context calls another context once per item.',
    help: 'Once the contexts are services, every item costs a round trip. Ask for all items in one call.',
  },
  event: {
    name: 'EventAcrossContexts',
    short: 'A context hands work on by event, message or job to another one.',
    help: 'Between services an event needs a broker and a written contract. That is a good seam: publish it from an outbox, and let the other side take it twice without harm.',
  },
  injection: {
    name: 'InjectionAcrossContexts',
    short: 'A class is given a class of another context.',
    help: 'An injected class cannot be in another process. Depend on a contract that the other context offers.',
  },
  import: {
    name: 'ImportAcrossContexts',
    short: 'A file imports code of another context.',
    help: 'Code that both need belongs into a library; code that only one needs belongs to that one.',
  },
  'table-read': {
    name: 'ForeignTableRead',
    short: 'A context reads a table of another one.',
    help: 'The table will not be there once the contexts are services. Ask its owner, or keep a read model that follows the owner’s events.',
  },
  'table-write': {
    name: 'ForeignTableWrite',
    short: 'A context writes a table of another one.',
    help: 'Only its owner may change a table, or its rules are nobody’s. Let the owner offer the operation.',
  },
  'foreign-key': {
    name: 'ForeignKeyAcrossContexts',
    short: 'An entity refers to an entity of another context.',
    help: 'A foreign key holds two tables in one database. Keep the id as a plain column, and let the owner say what is deleted.',
  },
  join: {
    name: 'JoinAcrossContexts',
    short: 'A query joins a table of another context.',
    help: 'Two databases cannot be joined. Ask both and put the answers together, or keep a read model.',
  },
  transaction: {
    name: 'TransactionAcrossContexts',
    short: 'A transaction writes tables of several contexts.',
    help: 'It cannot be one transaction across services: it becomes a saga with compensations. Split what has to be atomic from what may follow.',
  },
  'shared-state': {
    name: 'SharedStateAcrossContexts',
    short: 'A context reaches state in the memory or on the disk of another one’s process.',
    help: 'Two processes do not share memory or a local disk. Move the state to a store that both can reach.',
  },
};

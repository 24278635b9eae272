/** What the matrix knows of a way to repeat, or of one that only looks like it. */
import type { Operation } from './layer';

export interface Shape {
  readonly name: string;
  /**
   * What its cells are expected to give: a finding; or none, with one of these reasons where the rule names the line at
   * all. The first reason is the usual one.
   */
  readonly expected: 'finding' | readonly [string, ...string[]];
  /** Operations that are put in the middle, each a row of the matrix; those that a layer has not make no cell. */
  readonly operations: readonly Operation[];
  /** Where the code stands; a method of a service that a route calls when absent. */
  readonly form?: 'field-resolver' | 'batch-function' | 'presenter' | 'file';
  /** Of a file: its path below the project, where `NAME` is the operation's and the way's. */
  readonly path?: string;
  readonly imports?: string;
  /** Text of the key that a call is given. */
  readonly key: string;
  /** What the method is given, when it is no list of items. */
  readonly parameter?: string;
  /**
   * Lines of the method, with the call in its place.
   *
   * @param call text of the query, or of the call that leads to it
   * @param again text of a call of the method itself, with what it is given
   */
  readonly body: (call: string, again: (given: string) => string) => string;
}

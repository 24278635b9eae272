/** Injections by token: which class the container gives. */
import { factsOf, tsconfig, type Tree } from '../../project.fixture';

async function given(tree: Tree): Promise<string[]> {
  const { injections } = await factsOf({ 'tsconfig.json': tsconfig(), ...tree });
  return injections.map(({ token, to }) => `${token} -> ${to?.split('#')[1]}`).sort();
}

const nest = `import { Module, Injectable, Inject, Optional, forwardRef } from '@nestjs/common';`;

test('strings, symbols and constants lead to what a module provides for them', async () => {
  const found = await given({
    'tokens.ts': `export const CLOCK = Symbol('CLOCK'); export const MAIL = 'MAIL'; export const TOKENS = { STORE: 'STORE' } as const;`,
    'app.ts': `${nest} import { CLOCK, MAIL, TOKENS } from './tokens'; import { providers } from './providers'; interface Any { x: 1 }
      @Module({ providers: [...providers] }) export class AppModule {}
      @Injectable() export class Photos { @Optional() @Inject(TOKENS.STORE) private store: Any;
        constructor(@Inject(CLOCK) clock: Any, @Inject(MAIL) mail: Any, @Inject('MISSING') missing: Any) {} }`,
    'providers.ts': `import { CLOCK, MAIL, TOKENS } from './tokens'; export class Clock {} export class Mailer {} export class Store {}
      const store = { provide: TOKENS.STORE, useExisting: Store };
      export const providers = [{ provide: CLOCK, useClass: Clock }, { provide: MAIL, useClass: Mailer }, store];`,
  });
  expect(found).toEqual(['"MAIL" -> Mailer', '"MISSING" -> undefined', '"STORE" -> Store', 'CLOCK -> Clock']);
});

test('factories give what their type says, what they make, or what they were injected', async () => {
  const found = await given({
    'app.ts': `${nest} class A {} class B {} interface Any { x: 1 }
      @Module({ providers: [
        { provide: 'SAID', useFactory: async (): Promise<A> => load() }, { provide: 'MADE', useFactory: () => new B() },
        { provide: 'ALL', useFactory: (a, b) => [a, b], inject: [A, B] }, { provide: 'VALUE', useValue: new A() },
        { provide: 'PLAIN', useFactory: () => ({ x: 1 }) } ] }) export class AppModule {}
      @Injectable() class Photos { constructor(@Inject('SAID') a: Any, @Inject('MADE') b: Any, @Inject('ALL') c: Any[], @Inject('VALUE') d: Any, @Inject('PLAIN') e: Any) {} }`,
  });
  expect(found).toEqual(['"ALL" -> A', '"MADE" -> B', '"PLAIN" -> undefined', '"SAID" -> A', '"VALUE" -> A']);
});

test('dynamic modules provide for tokens too, and what is provided is nearer than the type of the receiver', async () => {
  const found = await given({
    'app.ts': `${nest} abstract class Store {} class Disk extends Store {} class Late {}
      @Module({}) export class StoreModule { static forRoot() { return { module: StoreModule, providers: [{ provide: 'STORE', useClass: Disk }] }; } }
      @Injectable() class Photos { constructor(@Inject('STORE') store: Store, @Inject(forwardRef(() => Late)) late: unknown) {} }`,
  });
  expect(found).toEqual(['"STORE" -> Disk', 'Late -> Late']);
});

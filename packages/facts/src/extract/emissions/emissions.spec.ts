/** Work that is handed on by name, and who takes it. */
import { factsOf, tsconfig } from '../../project.fixture';

async function emissions(code: string): Promise<string[]> {
  const facts = await factsOf({ 'tsconfig.json': tsconfig(), 'app.ts': code });
  return facts.emissions
    .map(
      ({ kind, name, function: from, handlers }) =>
        `${kind} ${name} ${from.slice(7)} -> ${handlers.map((id) => id.slice(7)).join(' ')}`,
    )
    .sort();
}

test('events reach listeners by name and by pattern', async () => {
  const found =
    await emissions(`import { EventEmitter2, OnEvent } from '@nestjs/event-emitter'; const ADDED = 'photo.added';
    @Injectable() export class A { constructor(private readonly events: EventEmitter2) {} add(name: string) { this.events.emit(ADDED, 1); this.events.emit(name); } }
    @Injectable() export class B { @OnEvent('photo.added') one() {} @OnEvent('photo.*') all() {} @OnEvent('album.*') other() {} }`);
  expect(found).toEqual(['event photo.added A.add -> B.all B.one']);
});

test('emitters of Node and classes that extend them', async () => {
  const found = await emissions(`import { EventEmitter } from 'node:events';
    class Bus extends EventEmitter {} export const bus = new Bus();
    export function start() { bus.on('ready', onReady); } function onReady() {} export function go() { bus.emit('ready'); }`);
  expect(found).toEqual(['event ready go -> onReady']);
});

test('a method that hands its first argument on to an emitter is one', async () => {
  const found =
    await emissions(`import { EventEmitter2, OnEvent } from '@nestjs/event-emitter'; import { EventBus, EventsHandler } from '@nestjs/cqrs';
    enum Events { Added = 'photo.added' } export class Moved {}
    export class Base { constructor(readonly events: EventEmitter2) {} emitAsync(event: string, data: unknown) { return this.events.emitAsync(event, data); } }
    @Injectable() export class Emitter extends Base { log(event: string, name: string) { this.events.emit(name, event); } map(names: string[]) { names.map((name) => this.events.emit(name)); } }
    @Injectable() export class Bus { constructor(private readonly bus: EventBus) {} publishEvent(event: object) { this.bus.publish(event); } }
    @Injectable() export class A { constructor(private readonly out: Emitter, private readonly bus: Bus) {}
      add() { return this.out.emitAsync(Events.Added, 1); } log() { this.out.log('photo.added', ''); } move() { this.bus.publishEvent(new Moved()); } }
    @Injectable() export class B { @OnEvent(Events.Added) one() {} }
    @EventsHandler(Moved) export class H { handle() {} }`);
  expect(found).toEqual(['event Moved A.move -> H.handle', 'event photo.added A.add -> B.one']);
});

test('messages reach the handlers of their pattern', async () => {
  const found = await emissions(`import { ClientProxy, MessagePattern, EventPattern } from '@nestjs/microservices';
    @Injectable() export class A { constructor(@Inject('SUMS') private readonly client: ClientProxy) {}
      sum() { return this.client.send({ cmd: 'sum' }, []); } tell() { this.client.emit('told', 1); } }
    @Controller() export class B { @MessagePattern({ cmd: 'sum' }) sum() {} @EventPattern('told') told() {} }`);
  expect(found).toEqual(['message told A.tell -> B.told', 'message {"cmd":"sum"} A.sum -> B.sum']);
});

test('commands, queries and events of CQRS reach the handlers of their class', async () => {
  const found =
    await emissions(`import { CommandBus, QueryBus, EventBus, CommandHandler, QueryHandler, EventsHandler } from '@nestjs/cqrs';
    export class Add {} export class Find {} export class Added {}
    @Injectable() export class A { constructor(private readonly commands: CommandBus, private readonly queries: QueryBus, private readonly events: EventBus) {}
      add() { const command = new Add(); return this.commands.execute(command); } find() { return this.queries.execute(new Find()); } tell() { this.events.publish(new Added()); } }
    @CommandHandler(Add) export class AddHandler { async execute() {} }
    @QueryHandler(Find) export class FindHandler { async execute() {} }
    @EventsHandler(Added) export class AddedHandler { handle() {} }`);
  expect(found).toEqual([
    'command Add A.add -> AddHandler.execute',
    'event Added A.tell -> AddedHandler.handle',
    'query Find A.find -> FindHandler.execute',
  ]);
});

test('jobs reach the workers of their queue', async () => {
  const found =
    await emissions(`import { Queue } from 'bullmq'; import { InjectQueue, Processor, WorkerHost } from '@nestjs/bullmq'; import { Process } from '@nestjs/bull';
    @Injectable() export class A { constructor(@InjectQueue('images') private readonly images: Queue) {} resize() { this.images.add('resize', {}); } any(name: string) { this.images.add(name, {}); } }
    const mails = new Queue('mails'); export function mail() { mails.add('welcome', {}); }
    @Processor('images') export class P { @Process('resize') resize() {} @Process('crop') crop() {} }
    @Processor('mails') export class M extends WorkerHost { async process() {} }`);
  expect(found).toEqual([
    'job images A.any -> P.crop P.resize',
    'job images/resize A.resize -> P.resize',
    'job mails/welcome mail -> M.process',
  ]);
});

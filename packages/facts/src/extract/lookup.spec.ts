/** Names that every object has are names of the analysed code like any other. */
import { factsOf, tsconfig } from '../project.fixture';

const names = ['constructor', 'toString', 'hasOwnProperty', 'valueOf', '__proto__'];

test('methods and decorators that are called like those of every object are no routes, listeners or columns', async () => {
  const lines = names.map((name) => `app.${name}('/x', (req, res) => {}); app.route('/y').${name}((req, res) => {});`);
  const decorated = names.map((name, index) => `@${name}('x') m${index}() {}`);
  const { endpoints, entities, problems } = await factsOf({
    'tsconfig.json': tsconfig(),
    'app.ts': `import express from 'express'; const app = express(); ${lines.join(' ')} app.get('/z', (req, res) => {});`,
    'photos.ts': `import { Controller, Get } from '@nestjs/common'; import { ${names.slice(1, 4).join(', ')} } from 'marks';
      @Controller('photos') class Photos { ${decorated.join(' ')} @Get('all') all() {} }`,
    'photo.ts': `import { Entity, Column } from 'typeorm'; import { toString, valueOf } from 'marks';
      @Entity() export class Photo { @Column() title: string; @toString() a: string; @valueOf() b: string; }`,
    'user.js': `const { Model } = require('sequelize'); class User extends Model {} User.init({ name: {} }, {}); User.constructor(Team); User.toString(Team);`,
  });
  expect(endpoints.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(['GET /photos/all', 'GET /z']);
  expect(entities.map(({ name, columns, relations }) => [name, columns.length, relations.length])).toEqual([
    ['Photo', 1, 0],
    ['User', 1, 0],
  ]);
  expect(problems).toEqual([]);
});

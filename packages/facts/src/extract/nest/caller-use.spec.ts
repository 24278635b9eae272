import { factsOf, tsconfig } from '../../project.fixture';

test('a handler says what it is given of who asks, and how long its answer may be kept', async () => {
  const { endpoints } = await factsOf({
    'tsconfig.json': tsconfig(),
    'a.ts': `import { Controller, Get, Header, Headers, Param, Query, Req } from '@nestjs/common'; import { CacheTTL } from '@nestjs/cache-manager'; import { CurrentUser } from './user';
@Controller('a') export class A {
  @Get('1') same(@Param('id') id: string, @Query() query: object) {}
  @Get('2') own(@CurrentUser() user: object, @Req() request: object) {}
  @Get('3') plain(@Headers('accept') accept: string) {}
  @Get('4') signed(@Headers('authorization') token: string) {}
  @Get('5') @CacheTTL(5) kept() {}
  @Get('6') @Header('Cache-Control', 'public') public() {}
  @Get('7') @Header('X-Other', 'a') other() {}
}`,
    'user.ts': `import { createParamDecorator } from '@nestjs/common'; export const CurrentUser = createParamDecorator((_, context) => context.switchToHttp().getRequest().user);`,
  });
  expect(endpoints.map(({ path, caller, caching }) => [path, ...(caller ?? []), ...(caching ?? [])].join(' '))).toEqual(
    ['/a/1', '/a/2 @CurrentUser @Req', '/a/3', '/a/4 @Headers', '/a/5 @CacheTTL', '/a/6 @Header', '/a/7'],
  );
});

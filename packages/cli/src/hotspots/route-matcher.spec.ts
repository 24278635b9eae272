import { routeMatcher } from './route-matcher';

const entry = (method: string, path: string) => ({ method, path });

describe('a route as people type it', () => {
  it.each([
    ['/photos', '/photos'],
    ['/photos', '/photos/:id/cover'],
    ['photos/17', '/photos/:id'],
    ['/photos/:number', '/photos/:id'],
    ['GET /Photos', '/photos'],
    ['/', '/anything'],
  ])('%s is or holds %s', (typed, path) => {
    expect(routeMatcher(typed)(entry('GET', path))).toBe(true);
  });

  it.each([
    ['/photo', '/photos'],
    ['/photos/17/cover', '/photos/:id'],
    ['POST /photos', '/photos'],
  ])('%s is not %s', (typed, path) => {
    expect(routeMatcher(typed)(entry('GET', path))).toBe(false);
  });
});

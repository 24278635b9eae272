import { validateEnvironment } from './environment';

const DATABASE_URL = 'postgres://user:secret@127.0.0.1:5432/pixelpulse';

describe('validateEnvironment', () => {
  it('fills in defaults and reads numbers', () => {
    expect(validateEnvironment({ DATABASE_URL, PORT: '0' })).toMatchObject({ PORT: 0, HOST: '127.0.0.1' });
    expect(validateEnvironment({ DATABASE_URL })).toMatchObject({ PORT: 3000, RATE_LIMIT_PER_MINUTE: 600 });
  });

  it('names every variable that is wrong at once', () => {
    expect(() => validateEnvironment({ PORT: 'http', DATABASE_URL: 'mysql://x' })).toThrow(
      /PORT must be an integer.*DATABASE_URL must look like/,
    );
  });

  it('wants a secret of its own in production', () => {
    const production = { DATABASE_URL, NODE_ENV: 'production' };
    expect(() => validateEnvironment(production)).toThrow('SESSION_SECRET must be set in production');
    expect(validateEnvironment({ ...production, SESSION_SECRET: 'a secret of our own' }).NODE_ENV).toBe('production');
  });
});

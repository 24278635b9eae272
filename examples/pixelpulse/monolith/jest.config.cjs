/**
 * Unit specs of the app, and its e2e suite over HTTP.
 * The suite talks to BASE_URL; without it, a database and the app are started for it and ended after it.
 */
module.exports = {
  displayName: 'pixelpulse',
  testEnvironment: 'node',
  testMatch: ['<rootDir>/src/**/*.spec.ts', '<rootDir>/db/**/*.spec.ts', '<rootDir>/e2e/**/*.e2e-spec.ts'],
  setupFilesAfterEnv: ['<rootDir>/e2e/environment/timeouts.ts'],
  globalSetup: '<rootDir>/e2e/environment/setup.ts',
  globalTeardown: '<rootDir>/e2e/environment/teardown.ts',
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          target: 'es2022',
        },
        module: { type: 'commonjs' },
      },
    ],
  },
};

module.exports = {
  // Generous, so that a busy machine does not look like a fault; what hangs still ends.
  testTimeout: 30_000,
  projects: ['<rootDir>/packages/*', '<rootDir>/tools', '<rootDir>/examples/pixelpulse/monolith'],
  reporters: ['default', '<rootDir>/tools/jest/closing-line.cjs'],
};

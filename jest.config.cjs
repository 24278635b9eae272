module.exports = {
  projects: ['<rootDir>/packages/*', '<rootDir>/tools', '<rootDir>/examples/pixelpulse/monolith'],
  reporters: ['default', '<rootDir>/tools/jest/closing-line.cjs'],
};

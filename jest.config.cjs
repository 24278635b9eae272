module.exports = {
  projects: ['<rootDir>/packages/*', '<rootDir>/tools', '<rootDir>/examples/pixelpulse/monolith'],
};

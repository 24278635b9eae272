const preset = require('./jest/preset.cjs');

module.exports = { ...preset('tools'), testMatch: ['<rootDir>/**/*.spec.ts'] };

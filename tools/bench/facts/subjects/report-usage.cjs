/** Loaded into every measured process: at its end, says on channel 3 what it used, all threads together. */
const { writeSync } = require('node:fs');
const { isMainThread } = require('node:worker_threads');

if (isMainThread) process.on('exit', () => writeSync(3, JSON.stringify(process.resourceUsage())));

/** Prints, after Jest's own summary, every skipped test by name and one plain closing line. */
class ClosingLine {
  onRunComplete(_contexts, results) {
    const skipped = results.testResults.flatMap((file) => file.testResults.filter((test) => test.status === 'pending'));
    for (const test of skipped) process.stdout.write(`skipped: ${test.fullName}\n`);
    // A suite that could not even start has no tests to count, and is a failure all the same.
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    process.stdout.write(
      `Tests: ${results.numPassedTests} passed, ${failed} failed, ${results.numPendingTests} skipped\n`,
    );
  }
}

module.exports = ClosingLine;

/** Prints, after Jest's own summary, every skipped test by name and one plain closing line. */
class ClosingLine {
  onRunComplete(_contexts, results) {
    const skipped = results.testResults.flatMap((file) => file.testResults.filter((test) => test.status === 'pending'));
    for (const test of skipped) console.log(`skipped: ${test.fullName}`);
    // A suite that could not even start has no tests to count, and is a failure all the same.
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    console.log(`Tests: ${results.numPassedTests} passed, ${failed} failed, ${results.numPendingTests} skipped`);
  }
}

module.exports = ClosingLine;

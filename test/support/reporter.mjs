/** Prints one plain closing line, the same for people and for machines: "N passed, N failed[, N skipped]". */
export const plainReporter = () => ({
  onTestRunFinished({ sessions }) {
    const count = { passed: 0, failed: 0, skipped: 0 };
    const walk = (suite) => {
      for (const test of suite.tests) count[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed']++;
      suite.suites.forEach(walk);
    };
    for (const session of sessions) {
      if (session.testResults) walk(session.testResults);
      // A file that could not be loaded, or a page that died, has errors and may have no failing test.
      const redTests = session.testResults ? hasFailure(session.testResults) : false;
      if (!session.passed && !redTests) count.failed++;
    }
    const skipped = count.skipped ? `, ${count.skipped} skipped` : '';
    console.log(`\n${count.passed} passed, ${count.failed} failed${skipped}`);
  },
});

function hasFailure(suite) {
  return suite.tests.some((test) => !test.passed && !test.skipped) || suite.suites.some(hasFailure);
}

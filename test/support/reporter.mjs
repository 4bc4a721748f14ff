import path from 'node:path';

/** Files that take longer than this are named, in milliseconds. */
const LONG = 20_000;

/** Prints which files take long, and one plain closing line, the same for people and for machines: "N passed, N failed[, N skipped]". */
export const plainReporter = () => ({
  onTestRunFinished({ sessions }) {
    const count = { passed: 0, failed: 0, skipped: 0 };
    const walk = (suite) => {
      for (const test of suite.tests) count[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed']++;
      suite.suites.forEach(walk);
    };
    for (const { testResults, passed } of sessions) {
      if (testResults) walk(testResults);
      // A file that could not be loaded, or a page that died, has errors and may have no failing test.
      if (!passed && !(testResults && hasFailure(testResults))) count.failed++;
    }
    const long = sessions
      .map(({ testFile, browser, testResults }) => [testResults ? length(testResults) : 0, browser.name, testFile])
      .filter(([time]) => time > LONG)
      .sort(([a], [b]) => b - a)
      .map(([time, name, file]) => `${Math.round(time / 1000)} s ${path.relative(process.cwd(), file)} (${name})`);
    if (long.length) console.log(`\nThe longest files:\n${long.join('\n')}`);
    const skipped = count.skipped ? `, ${count.skipped} skipped` : '';
    closing = `\n${count.passed} passed, ${count.failed} failed${skipped}`;
  },
});

let closing = '';
// Other reporters print after a run has finished: only the end is the last line.
process.once('exit', () => console.log(closing));

function hasFailure(suite) {
  return suite.tests.some((test) => !test.passed && !test.skipped) || suite.suites.some(hasFailure);
}

/** How long the tests of a suite took, in milliseconds. */
function length({ tests, suites }) {
  return [...tests.map(({ duration = 0 }) => duration), ...suites.map(length)].reduce((sum, time) => sum + time, 0);
}

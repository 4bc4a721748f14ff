/**
 * For `node --test --test-reporter`: one line a test, what failed in full, and one plain closing line,
 * "N passed, N failed[, N skipped]".
 *
 * @param {AsyncIterable<import('node:test/reporters').TestEvent>} events
 */
export default async function* nodeReporter(events) {
  let passed = 0;
  let failed = 0;
  let skipped = 0;
  for await (const { type, data } of events) {
    if (type === 'test:stdout' || type === 'test:stderr') yield data.message;
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    const { name, nesting, details, skip } = data;
    // A group, or a file, passes or fails by its tests; one that fails by itself (its set-up) counts.
    const group = details.type === 'suite';
    const cause = details.error?.cause ?? details.error;
    if (group && (type === 'test:pass' || details.error?.failureType === 'subtestsFailed')) continue;
    if (skip !== undefined) skipped++;
    else if (type === 'test:pass') passed++;
    else failed++;
    const seconds = details.duration_ms >= 1000 ? ` (${(details.duration_ms / 1000).toFixed(1)} s)` : '';
    yield `${'  '.repeat(nesting)}${type === 'test:pass' ? '✓' : '✗'} ${name}${seconds}\n`;
    if (type === 'test:fail') yield `${cause?.stack ?? cause}\n`;
  }
  yield `\n${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}\n`;
}

// Parvis beside its peers, with public tools only: `npm run bench`, or `npm run bench -- ROUNDS`. Exits with 1 when a
// target is missed. Times of one run only are comparable, and only on a machine that does nothing else.
import { reportCalendar } from './calendar-page.mjs';
import { reportDocuments } from './documents-page.mjs';
import { reportFeed } from './feed-page.mjs';
import { reportList } from './list-page.mjs';

const rounds = Number(process.argv[2]) || 5;
const misses = [
  ...(await reportFeed(rounds)),
  ...(await reportList(rounds)),
  ...(await reportDocuments(rounds)),
  ...(await reportCalendar(rounds)),
];
console.log(misses.length ? `\n${misses.length} targets missed` : '\nAll targets met');
process.exitCode = misses.length ? 1 : 0;

import { strToU8, zipSync } from 'fflate';
import { boxNow } from './context.mjs';

/**
 * What one cell holds. A `date` is a day, `2026-11-23`, or the wall clock of the town, `2026-11-23T09:00:00`.
 *
 * @typedef {string | number | { date: string }} Cell
 */

/**
 * Every idea as a row, the newest first; the first row names the columns.
 *
 * @param {import('./tables.mjs').Db} db @param {import('./context.mjs').Context} context
 * @returns {Promise<Cell[][]>}
 */
export async function exportRows(db, context) {
  const { config } = context;
  const { hidden } = await boxNow(db, context);
  const ideas = await db.selectFrom('ideas').selectAll().orderBy('created', 'desc').orderBy('id').execute();
  const label = (list, id) => list.find((one) => one.id === id)?.label ?? id ?? '';
  // Swedes write as ISO 8601 does. Who counts the ideas of a month counts by the town's clock.
  const clock = new Intl.DateTimeFormat('sv', { timeZone: config.zone, dateStyle: 'short', timeStyle: 'medium' });
  const instant = (at) => (at === null ? '' : { date: clock.format(at).replace(' ', 'T') });
  const columns = {
    id: (idea) => idea.id,
    state: (idea) => idea.state,
    title: (idea) => idea.title,
    problem: (idea) => idea.problem,
    proposal: (idea) => idea.proposal,
    topic: (idea) => label(config.topics, idea.topic),
    status: (idea) => label(config.statuses, idea.status),
    statusSince: (idea) => instant(idea.status_since),
    reason: (idea) => idea.reason,
    votes: (idea) => (hidden ? '' : idea.votes),
    comments: (idea) => idea.comments,
    reports: (idea) => idea.reports,
    author: (idea) => idea.name,
    authorService: (idea) => idea.service,
    created: (idea) => instant(idea.created),
    published: (idea) => instant(idea.published),
    due: (idea) => idea.due && { date: idea.due },
    answer: (idea) => idea.answer,
    answerAuthor: (idea) => idea.answer_author,
    answerService: (idea) => idea.answer_service,
    answered: (idea) => instant(idea.answered),
    mergedInto: (idea) => idea.merged_into,
  };
  return [Object.keys(columns), ...ideas.map((idea) => Object.values(columns).map((read) => read(idea) ?? ''))];
}

/**
 * A table for spreadsheets (RFC 4180, but with the semicolons that French ones expect). A text that one would run as a formula
 * is led by an apostrophe, also within a cell where a program that knows other separators begins one: there a mark of quotation
 * in the middle means nothing. A time is written as all of them know one again.
 *
 * @param {Cell[][]} rows
 */
export function toCsv(rows) {
  const cell = (/** @type {Cell} */ value) => {
    if (typeof value === 'number') return String(value);
    if (typeof value === 'object') return value.date.replace('T', ' ');
    const within = value.replace(/[,;\t\r\n][\s\p{Cf}"]*(?=[=+\-@＝＋－＠])/gu, "$&'");
    const safe = /^[\s\p{Cf}]*[=+\-@\t\r＝＋－＠]/u.test(value) ? `'${within}` : within;
    return /[;",\n\r\t]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return `\ufeff${rows.map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`;
}

const OFFICE = 'urn:oasis:names:tc:opendocument:xmlns';
const SHEET = 'application/vnd.oasis.opendocument.spreadsheet';

const YEAR_TO_DAY =
  '<number:year number:style="long"/><number:text>-</number:text><number:month number:style="long"/><number:text>-</number:text><number:day number:style="long"/>';
/** How dates are shown, in columns that hold them: in a narrow one they would be a row of `#`. */
const STYLES = `<office:automatic-styles><number:date-style style:name="N1">${YEAR_TO_DAY}</number:date-style><number:date-style style:name="N2">${YEAR_TO_DAY}<number:text> </number:text><number:hours number:style="long"/><number:text>:</number:text><number:minutes number:style="long"/></number:date-style><style:style style:name="day" style:family="table-cell" style:data-style-name="N1"/><style:style style:name="time" style:family="table-cell" style:data-style-name="N2"/><style:style style:name="wide" style:family="table-column"><style:table-column-properties style:column-width="4.5cm"/></style:style></office:automatic-styles>`;

/** The same as an OpenDocument (1.3): every cell says that it is a text, a number or a date, and none is a formula. @param {Cell[][]} rows */
export function toOds(rows) {
  const text = (/** @type {string} */ value) =>
    value
      .toWellFormed()
      // eslint-disable-next-line no-control-regex -- what XML does not hold
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      // Spaces that follow one another would be read as one (OpenDocument 1.3, part 3, 6.1.2).
      .replaceAll('\t', '<text:tab/>')
      .replace(/^ +| {2,}/g, (spaces) => `<text:s text:c="${spaces.length}"/>`);
  const cell = (/** @type {Cell} */ value) => {
    if (typeof value === 'object')
      return `<table:table-cell table:style-name="${value.date.includes('T') ? 'time' : 'day'}" office:value-type="date" office:date-value="${value.date}"/>`;
    if (typeof value === 'number') return `<table:table-cell office:value-type="float" office:value="${value}"/>`;
    const lines = value.split('\n').map((line) => `<text:p>${text(line)}</text:p>`);
    return `<table:table-cell office:value-type="string">${lines.join('')}</table:table-cell>`;
  };
  const body = rows.map((row) => `<table:table-row>${row.map(cell).join('')}</table:table-row>`).join('');
  const content = `<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="${OFFICE}:office:1.0" xmlns:table="${OFFICE}:table:1.0" xmlns:text="${OFFICE}:text:1.0" xmlns:style="${OFFICE}:style:1.0" xmlns:number="${OFFICE}:datastyle:1.0" office:version="1.3">${STYLES}<office:body><office:spreadsheet><table:table table:name="ideas"><table:table-column table:style-name="wide" table:number-columns-repeated="${rows[0].length}"/>${body}</table:table></office:spreadsheet></office:body></office:document-content>`;
  const manifest = `<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="${OFFICE}:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="${SHEET}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>`;
  return zipSync({
    // First and not compressed, so that the type shows in the first bytes (OpenDocument 1.3, part 2, 3.3).
    mimetype: [strToU8(SHEET), { level: 0 }],
    'content.xml': strToU8(content),
    'META-INF/manifest.xml': strToU8(manifest),
  });
}

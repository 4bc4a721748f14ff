import { strToU8, zipSync } from 'fflate';
import { boxNow, iso } from './context.mjs';

/**
 * Every idea as a row, the newest first; the first row names the columns.
 *
 * @param {import('./tables.mjs').Db} db @param {import('./context.mjs').Context} context
 * @returns {Promise<(string | number)[][]>}
 */
export async function exportRows(db, context) {
  const { config } = context;
  const { hidden } = await boxNow(db, context);
  const ideas = await db.selectFrom('ideas').selectAll().orderBy('created', 'desc').orderBy('id').execute();
  const label = (list, id) => list.find((one) => one.id === id)?.label ?? id ?? '';
  const instant = (at) => (at === null ? '' : iso(at));
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
    due: (idea) => idea.due,
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
 * in the middle means nothing.
 *
 * @param {(string | number)[][]} rows
 */
export function toCsv(rows) {
  const cell = (/** @type {string | number} */ value) => {
    if (typeof value === 'number') return String(value);
    const within = value.replace(/[,;\t\r\n][\s\p{Cf}"]*(?=[=+\-@＝＋－＠])/gu, "$&'");
    const safe = /^[\s\p{Cf}]*[=+\-@\t\r＝＋－＠]/u.test(value) ? `'${within}` : within;
    return /[;",\n\r\t]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return `\ufeff${rows.map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`;
}

const OFFICE = 'urn:oasis:names:tc:opendocument:xmlns';
const SHEET = 'application/vnd.oasis.opendocument.spreadsheet';

/** The same as an OpenDocument (1.3): every cell says that it is a text or a number, and none is a formula. @param {(string | number)[][]} rows */
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
  const cell = (/** @type {string | number} */ value) => {
    if (typeof value === 'number') return `<table:table-cell office:value-type="float" office:value="${value}"/>`;
    const lines = value.split('\n').map((line) => `<text:p>${text(line)}</text:p>`);
    return `<table:table-cell office:value-type="string">${lines.join('')}</table:table-cell>`;
  };
  const body = rows.map((row) => `<table:table-row>${row.map(cell).join('')}</table:table-row>`).join('');
  const content = `<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="${OFFICE}:office:1.0" xmlns:table="${OFFICE}:table:1.0" xmlns:text="${OFFICE}:text:1.0" office:version="1.3"><office:body><office:spreadsheet><table:table table:name="ideas"><table:table-column table:number-columns-repeated="${rows[0].length}"/>${body}</table:table></office:spreadsheet></office:body></office:document-content>`;
  const manifest = `<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="${OFFICE}:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="${SHEET}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>`;
  return zipSync({
    // First and not compressed, so that the type shows in the first bytes (OpenDocument 1.3, part 2, 3.3).
    mimetype: [strToU8(SHEET), { level: 0 }],
    'content.xml': strToU8(content),
    'META-INF/manifest.xml': strToU8(manifest),
  });
}

import { Refusal } from '../refusal.mjs';

/**
 * An answer that is no success (RFC 9457). Thrown from anywhere below the routes, which write it.
 */
export class Problem extends Error {
  /**
   * @param {number} status
   * @param {string} code for programs
   * @param {string} title one sentence
   * @param {{ fields?: Record<string, string>, retryAfter?: number, cause?: unknown, more?: Record<string, unknown> }} [about]
   *   `fields` says what is wrong with each; `retryAfter` in seconds
   */
  constructor(status, code, title, { fields, retryAfter, cause, more } = {}) {
    super(title, { cause });
    this.status = status;
    this.code = code;
    this.fields = fields;
    this.retryAfter = retryAfter;
    this.more = more;
  }

  /** @param {Record<string, string>} fields */
  static invalid(fields) {
    return new Problem(422, 'invalid', 'Something in the form cannot be taken.', { fields });
  }

  /** @param {string} what */
  static missing(what = 'idea') {
    return new Problem(404, 'missing', `There is no such ${what}.`);
  }

  static get boxClosed() {
    return new Problem(409, 'box-closed', 'The box is closed.');
  }

  static get forbidden() {
    return new Problem(403, 'forbidden', 'This is for others to do.');
  }

  /** The disk is full or may not be written, or the database is away. @param {unknown} cause */
  static unavailable(cause) {
    const readOnly = /READONLY|25006/.test(codeOf(cause));
    return new Problem(
      503,
      readOnly ? 'read-only' : 'unavailable',
      readOnly ? 'Nothing can be written for now.' : 'The server cannot keep this for now. Nothing of it was written.',
      { retryAfter: 30, cause },
    );
  }

  get body() {
    const { message: title, status, code, fields, retryAfter, more } = this;
    return { title, status, code, ...(fields && { fields }), ...(retryAfter && { retryAfter }), ...more };
  }
}

/** @param {unknown} error */
const codeOf = (error) => String(/** @type {{ code?: unknown }} */ (error ?? {}).code ?? '');

/** Another process holds the database. @param {unknown} error */
export const isBusy = (error) =>
  /^SQLITE_(BUSY|LOCKED)/.test(codeOf(error)) || ['40001', '40P01', '55P03'].includes(codeOf(error));

/**
 * The connection to the database broke, the database is being started anew, or its machine cannot be found. What was not committed
 * was not done.
 *
 * @param {unknown} error
 */
export const isLost = (error) =>
  /^(ECONN|EPIPE|EHOSTUNREACH|ENET|ENOTFOUND|EAI_AGAIN|08\w{3}$|57P0[1-3]$)/.test(codeOf(error)) ||
  /^(Connection terminated|Client has encountered a connection error)/.test(
    String(/** @type {Error} */ (error)?.message),
  );

/**
 * The database cannot take anything: SQLite's own codes, those of the file system, and PostgreSQL's classes 08 (connection),
 * 53 (resources), 57 (the operator), 58 (the system), with 25006 (read-only).
 *
 * @param {unknown} error
 */
export const isOut = (error) =>
  isLost(error) ||
  /^(SQLITE_(FULL|READONLY|IOERR|CANTOPEN|CORRUPT|NOTADB|PERM)|ENOSPC|EDQUOT|EROFS|EIO|ETIMEDOUT|(53|57|58)\w{3}$|25006)/.test(
    codeOf(error),
  ) ||
  /^timeout exceeded/.test(String(/** @type {Error} */ (error)?.message));

/**
 * Makes an answer of whatever was thrown. @param {unknown} error
 * @param {import('fastify').FastifyRequest} request @param {import('fastify').FastifyReply} reply
 */
export function sendProblem(error, request, reply) {
  const problem = error instanceof Problem ? error : problemOf(error);
  // What a person wrote stays out of the log: the cause is named, not shown.
  if (problem.status >= 500)
    request.log.error({ route: request.routeOptions.url, code: problem.code, cause: codeOf(problem.cause ?? error) });
  if (problem.status === 500 && !request.raw.destroyed) console.error(error);
  if (problem.retryAfter) reply.header('retry-after', String(problem.retryAfter));
  for (const name of ['etag', 'content-disposition', 'content-length']) reply.removeHeader(name);
  return reply
    .code(problem.status)
    .header('cache-control', 'no-store')
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(problem.body));
}

/** @param {any} error @returns {Problem} */
function problemOf(error) {
  if (isOut(error) || isBusy(error)) return Problem.unavailable(error);
  if (error instanceof Refusal)
    return error.status === 413
      ? tooLarge()
      : error.status === 507
        ? Problem.unavailable({ code: 'ENOSPC' })
        : new Problem(error.status, 'refused', error.message);
  if (error.validation) return invalid(error);
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return tooLarge();
  if (/^FST_ERR_CTP_INVALID_MEDIA_TYPE|^FST_ERR_CTP_EMPTY_TYPE/.test(error.code ?? ''))
    return new Problem(415, 'not-json', 'This is taken as application/json only.');
  if (error.statusCode >= 400 && error.statusCode < 500)
    return new Problem(
      error.statusCode,
      error.statusCode === 400 ? 'unreadable' : 'refused',
      'The request cannot be read.',
    );
  return new Problem(500, 'failed', 'The server failed.', { cause: error });
}

const tooLarge = () => new Problem(413, 'too-large', 'This is too large.');

/** What each rule of the schemas says to a form. */
const SAYS = {
  required: 'required',
  minLength: 'required',
  maxLength: 'too-long',
  additionalProperties: 'unknown',
  type: 'type',
  enum: 'choice',
  pattern: 'format',
  format: 'format',
  minimum: 'too-small',
  maximum: 'too-large',
  maxItems: 'too-many',
};

/** @param {{ validation: any[], validationContext?: string }} error */
function invalid({ validation, validationContext }) {
  /** @type {Record<string, string>} */
  const fields = {};
  for (const { keyword, instancePath, params } of validation) {
    const at = instancePath.slice(1).replaceAll('/', '.');
    const name = params.missingProperty ?? params.additionalProperty;
    fields[[at, name].filter(Boolean).join('.') || validationContext || 'body'] ??= SAYS[keyword] ?? 'invalid';
  }
  return validationContext === 'body' || validationContext === undefined
    ? Problem.invalid(fields)
    : new Problem(400, 'invalid', 'Something in the address or the headers cannot be taken.', { fields });
}

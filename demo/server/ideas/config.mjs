import { lineOfMistake, linesOf } from './config-lines.mjs';
import { isNetwork } from './networks.mjs';

/**
 * @typedef {'open' | 'done' | 'declined' | 'merged'} StatusKind
 * @typedef {{ id: string, label: string, kind: StatusKind }} Status the first of kind `open` is that of a new idea
 * @typedef {{ id: string, label: string }} Topic
 * @typedef {'reader' | 'moderator' | 'answering'} Role
 *
 * @typedef {object} Staff someone of the town hall who shows a token of the town's own: `Authorization: Bearer TOKEN`
 * @property {string} name
 * @property {string} [service] who answers ideas answers for it
 * @property {Role[]} roles
 * @property {string} token SHA-256 of the token, 64 hexadecimal digits
 *
 * @typedef {{ kind: 'browser' }} BrowserIdentity a signed cookie
 * @typedef {{ kind: 'proxy', from: string[], user: string, name?: string, groups?: string, service?: string }} ProxyIdentity headers, and
 *   the addresses of the proxies that may set them
 * @typedef {object} OpenIdIdentity
 * @property {'openid'} kind
 * @property {string} issuer
 * @property {string} audience
 * @property {string} [jwks] address of the issuer's keys, when not that of its discovery document
 * @property {string[]} algorithms
 * @property {string} groups name of the claim
 *
 * @typedef {{ max: number, minutes: number }} Quota
 *
 * @typedef {object} Config
 * @property {string} [title]
 * @property {string} [page] address of the page that shows the box; `{id}` stands for the idea
 * @property {string} [path] by which browsers ask, where a proxy hands it on as another one
 * @property {string} zone of the days by which an answer is owed
 * @property {Status[]} statuses
 * @property {Topic[]} topics
 * @property {'before' | 'after'} moderation
 * @property {number} reports how many people report something before it is hidden until somebody looks; 0 for never
 * @property {number} [answerDays]
 * @property {{ cap?: number, hidden: boolean, until?: string }} votes
 * @property {string} [closes] instant
 * @property {BrowserIdentity | ProxyIdentity | OpenIdIdentity} identity
 * @property {Partial<Record<Exclude<Role, 'reader'>, string[]>>} groups the groups of each role
 * @property {Staff[]} staff
 * @property {{ names: 'optional' | 'required' | 'none', seenBy: 'everyone' | 'moderators' }} anonymity
 * @property {string[]} [hosts] names by which the server is asked, beside that of `page` and those of its machine
 * @property {string[]} origins of other sites whose pages may write here
 * @property {{ addresses: string[], inside: boolean }} [relay] what is read of other sites for the pages of the town
 * @property {string[]} proxies addresses whose `X-Forwarded-For` is believed
 * @property {{ title: number, text: number, comment: number, links: number, fileBytes: number, fileTypes: string[] }} limits
 * @property {number} leastSeconds an idea written faster is a machine's
 * @property {{ propose: Quota, vote: Quota, comment: Quota, report: Quota, file: Quota, follow: Quota, newcomers: Quota }} quotas
 */

/** A configuration that cannot be meant so. Its message has one line for each thing that is wrong. */
export class ConfigError extends Error {}

const MINUTE_LIMITS = {
  propose: { max: 10, minutes: 60 },
  vote: { max: 120, minutes: 10 },
  comment: { max: 30, minutes: 60 },
  report: { max: 20, minutes: 60 },
  file: { max: 20, minutes: 60 },
  follow: { max: 20, minutes: 10 },
  newcomers: { max: 1500, minutes: 10 },
};
const STATUSES = [
  { id: 'received', label: 'Received', kind: 'open' },
  { id: 'study', label: 'Under study', kind: 'open' },
  { id: 'accepted', label: 'Accepted', kind: 'open' },
  { id: 'underway', label: 'Under way', kind: 'open' },
  { id: 'done', label: 'Done', kind: 'done' },
  { id: 'declined', label: 'Declined', kind: 'declined' },
  { id: 'merged', label: 'Merged', kind: 'merged' },
];
/** What a file may be: each type is told from its first bytes too, see `file-types.mjs`. */
const FILE_TYPES = [
  'application/pdf',
  'image/jpeg',
  'image/png',
  'image/webp',
  'application/vnd.oasis.opendocument.text',
];
const ASYMMETRIC = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];

/**
 * Reads a configuration from a file's text. @param {string} text JSON @param {string} name of the file, for the messages
 * @returns {Config}
 * @throws {ConfigError} one line for each thing that is wrong: file, line, what, and what was expected
 */
export function parseConfig(text, name) {
  // Some editors put a mark before the first character.
  text = text.replace(/^\ufeff/, '');
  let json;
  try {
    json = JSON.parse(text);
  } catch {
    throw new ConfigError(`${name}, line ${lineOfMistake(text)}: this is not JSON.`);
  }
  /** @type {string[]} */
  const twice = [];
  const lines = linesOf(text, (path, line) => twice.push(`${name}, line ${line}: ${path} is there twice.`));
  // JSON.parse has kept the last one of each, and somebody meant the other.
  if (twice.length) throw new ConfigError(twice.join('\n'));
  return readConfig(json, (path) => {
    // What is missing is told at the line of what should hold it.
    for (let at = path; ; at = at.replace(/(\.?[^.[]+|\[\d+\])$/, '')) {
      const line = lines.get(at);
      if (line !== undefined) return `${name}, line ${line}`;
      if (!at) return name;
    }
  });
}

/**
 * Checks a configuration and fills in what it leaves out.
 *
 * @param {unknown} json @param {(path: string) => string} [place] says where a path stands
 * @returns {Config}
 * @throws {ConfigError}
 */
export function readConfig(json, place = () => 'configuration') {
  const check = new Checker(place);
  const config = check.object('', json, {
    title: check.text(200).optional,
    page: check.page.optional,
    path: check.matching(/^\/[\w.~/-]{0,200}$/, 'a path as /ideas/api/').optional,
    zone: check.zone.or('Europe/Paris'),
    statuses: check
      .list(
        check.shape({
          id: check.id,
          label: check.text(60),
          kind: check.oneOf('open', 'done', 'declined', 'merged'),
        }),
      )
      .or(STATUSES),
    topics: check.list(check.shape({ id: check.id, label: check.text(60) })).or([]),
    moderation: check.oneOf('before', 'after').or('after'),
    reports: check.whole(0, 1000).or(3),
    answerDays: check.whole(1, 3650).optional,
    votes: check
      .shape({ cap: check.whole(1, 1000).optional, hidden: check.flag.or(false), until: check.instant.optional })
      .or({ hidden: false }),
    closes: check.instant.optional,
    identity: check.identity.or({ kind: 'browser' }),
    groups: check
      .shape({ moderator: check.list(check.text(200)).optional, answering: check.list(check.text(200)).optional })
      .or({}),
    staff: check
      .list(
        check.shape({
          name: check.text(100),
          service: check.text(100).optional,
          roles: check.list(check.oneOf('moderator', 'answering')),
          token: check.matching(/^[0-9a-f]{64}$/, 'the SHA-256 of a token, 64 digits of 0-9a-f'),
        }),
      )
      .or([]),
    anonymity: check
      .shape({
        names: check.oneOf('optional', 'required', 'none').or('optional'),
        seenBy: check.oneOf('everyone', 'moderators').or('everyone'),
      })
      .or({ names: 'optional', seenBy: 'everyone' }),
    hosts: check.list(check.host).optional,
    origins: check.list(check.origin).or([]),
    proxies: check.list(check.network).or([]),
    relay: check.shape({ addresses: check.list(check.address), inside: check.flag.or(false) }).optional,
    limits: check.shape({
      title: check.whole(20, 500).or(120),
      text: check.whole(100, 50_000).or(5000),
      comment: check.whole(100, 20_000).or(2000),
      links: check.whole(0, 100).or(3),
      fileBytes: check.whole(0, 100 * 2 ** 20).or(5 * 2 ** 20),
      fileTypes: check.list(check.oneOf(...FILE_TYPES)).or(FILE_TYPES),
    }).filled,
    leastSeconds: check.whole(0, 600).or(3),
    quotas: check.shape(
      Object.fromEntries(
        Object.entries(MINUTE_LIMITS).map(([name, quota]) => [
          name,
          check.shape({ max: check.whole(1, 1_000_000), minutes: check.whole(1, 1440) }).or(quota),
        ]),
      ),
    ).filled,
  });
  check.end(config);
  return config;
}

/**
 * @typedef {(path: string, value: any) => any} Read
 * @typedef {Read & { optional: Read, or: (fallback: any) => Read, filled: Read }} Rule
 */

/** Reads values and gathers what is wrong with them. */
class Checker {
  /** @type {string[]} */
  #wrong = [];
  #place;

  /** @param {(path: string) => string} place */
  constructor(place) {
    this.#place = place;
  }

  /** @param {string} path @param {string} what */
  #complain(path, what) {
    this.#wrong.push(`${this.#place(path)}: ${path || 'the whole'} ${what}.`);
    return undefined;
  }

  /** @param {Read} read @returns {Rule} */
  #rule(read) {
    const needed = (path, value) => (value === undefined ? this.#complain(path, 'is missing') : read(path, value));
    return Object.assign(needed, {
      optional: (path, value) => (value === undefined ? undefined : read(path, value)),
      or: (fallback) => (path, value) => (value === undefined ? fallback : read(path, value)),
      filled: (path, value) => read(path, value ?? {}),
    });
  }

  /** @param {(value: any) => boolean} is @param {string} expected */
  #simple(is, expected) {
    return this.#rule((path, value) => (is(value) ? value : this.#complain(path, `must be ${expected}`)));
  }

  text(most) {
    return this.#simple(
      (value) => typeof value === 'string' && value.trim() !== '' && value.length <= most,
      `a text of 1 to ${most} characters`,
    );
  }

  whole(least, most) {
    return this.#simple(
      (value) => Number.isInteger(value) && value >= least && value <= most,
      `a whole number from ${least} to ${most}`,
    );
  }

  matching(pattern, expected) {
    return this.#simple((value) => typeof value === 'string' && pattern.test(value), expected);
  }

  oneOf(...values) {
    return this.#simple((value) => values.includes(value), `one of ${values.join(', ')}`);
  }

  get flag() {
    return this.#simple((value) => typeof value === 'boolean', 'true or false');
  }

  get id() {
    return this.matching(/^[a-z][a-z0-9-]{0,39}$/, 'a short name of a-z, 0-9 and -');
  }

  get instant() {
    return this.#simple((value) => {
      const [, day] = (typeof value === 'string' && /^(\d{4}-\d\d-\d\d)T.*(?:Z|[+-]\d\d:\d\d)$/.exec(value)) || [];
      // What is read of the 30 February is a day in March.
      return !!day && !Number.isNaN(Date.parse(value)) && new Date(day).toISOString().startsWith(day);
    }, 'an instant as 2026-12-31T23:00:00Z');
  }

  get page() {
    return this.#simple(
      // With its `{id}` or not. On the site itself, its path is enough.
      (value) =>
        typeof value === 'string' &&
        value.length <= 2000 &&
        /^(https?:\/\/|\/(?!\/))/.test(value) &&
        URL.canParse(value, 'http://a'),
      'an address as https://www.town.example/ideas',
    );
  }

  get origin() {
    return this.#simple(
      (value) => typeof value === 'string' && URL.canParse(value) && new URL(value).origin === value,
      'an origin as https://www.town.example',
    );
  }

  get host() {
    return this.#simple(
      (value) =>
        typeof value === 'string' && /^[\p{L}\p{N}._-]{1,253}$/u.test(value) && URL.canParse(`http://${value}`),
      'a name as www.town.example, without https: and port',
    );
  }

  get network() {
    return this.#simple(isNetwork, 'an address or a network as 10.0.0.0/8');
  }

  get zone() {
    return this.#simple((value) => {
      try {
        return typeof value === 'string' && Boolean(new Intl.DateTimeFormat('en', { timeZone: value }));
      } catch {
        return false;
      }
    }, 'a time zone as Europe/Paris');
  }

  get identity() {
    const shapes = {
      browser: { kind: this.oneOf('browser') },
      proxy: {
        kind: this.oneOf('proxy'),
        from: this.list(this.network),
        user: this.#header,
        name: this.#header.optional,
        groups: this.#header.optional,
        service: this.#header.optional,
      },
      openid: {
        kind: this.oneOf('openid'),
        issuer: this.address,
        audience: this.text(500),
        jwks: this.address.optional,
        algorithms: this.list(this.oneOf(...ASYMMETRIC)).or(['RS256', 'ES256']),
        groups: this.text(100).or('groups'),
      },
    };
    return this.#rule((path, value) => {
      const shape = shapes[value?.kind];
      if (!shape) return this.#complain(`${path}.kind`, 'must be one of browser, proxy, openid');
      return this.object(path, value, shape);
    });
  }

  get #header() {
    return this.matching(/^[a-z][a-z0-9-]*$/, 'the name of a header in small letters');
  }

  get address() {
    return this.#simple(
      (value) => typeof value === 'string' && /^https?:/.test(value) && URL.canParse(value),
      'an address that begins with https:',
    );
  }

  list(each) {
    return this.#rule((path, value) =>
      Array.isArray(value)
        ? value.map((item, index) => each(`${path}[${index}]`, item))
        : this.#complain(path, 'must be a list'),
    );
  }

  shape(members) {
    return this.#rule((path, value) => this.object(path, value, members));
  }

  /** @param {string} path @param {any} value @param {Record<string, Read>} members */
  object(path, value, members) {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return this.#complain(path, 'must be an object { … }');
    const at = (name) => (path ? `${path}.${name}` : name);
    for (const name of Object.keys(value))
      if (!Object.hasOwn(members, name))
        this.#complain(at(name), `is not known; known are ${Object.keys(members).join(', ')}`);
    const read = Object.entries(members).map(([name, rule]) => [name, rule(at(name), value[name])]);
    return Object.fromEntries(read.filter(([, value]) => value !== undefined));
  }

  /** What only the whole shows, and then the end. @param {any} config */
  end(config) {
    if (!this.#wrong.length) {
      for (const list of ['statuses', 'topics']) {
        const ids = config[list].map(({ id }) => id);
        for (const [index, id] of ids.entries())
          if (ids.indexOf(id) !== index) this.#complain(`${list}[${index}].id`, `“${id}” is there twice`);
      }
      for (const kind of ['open', 'declined', 'merged'])
        if (!config.statuses.some((status) => status.kind === kind))
          this.#complain('statuses', `must have one of kind ${kind}`);
      if (config.statuses.filter(({ kind }) => kind === 'merged').length > 1)
        this.#complain('statuses', 'must have one of kind merged only');
      if (config.votes.hidden && config.votes.until === undefined && config.closes === undefined)
        this.#complain('votes.until', 'must say until when votes are hidden, or closes when the box closes');
      if (config.votes.until !== undefined && !config.votes.hidden)
        this.#complain('votes.until', 'does nothing unless votes.hidden is true; closes is what ends the votes');
      if (config.identity.kind === 'proxy' && !config.identity.from.length)
        this.#complain('identity.from', 'must name at least one address: else anybody could say who he is');
      for (const [index, { token }] of config.staff.entries())
        if (config.staff.findIndex((other) => other.token === token) !== index)
          this.#complain(`staff[${index}].token`, 'is that of another one too');
    }
    if (this.#wrong.length) throw new ConfigError(this.#wrong.join('\n'));
  }
}

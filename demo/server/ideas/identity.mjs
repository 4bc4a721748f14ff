import { isUtf8 } from 'node:buffer';
import { createHash, createHmac, createSecretKey, timingSafeEqual } from 'node:crypto';
import { jwtVerify } from 'jose';
import { BoundedMap } from './bounded-map.mjs';
import { IssuerKeys, isOfIssuer } from './issuer-keys.mjs';
import { addressesOf, comingBy } from './networks.mjs';
import { Problem } from './problem.mjs';
import { tidyLine } from './text.mjs';

/**
 * @typedef {import('fastify').FastifyRequest} Request
 * @typedef {import('fastify').FastifyReply} Reply
 * @typedef {import('./config.mjs').Config} Config
 * @typedef {import('./config.mjs').Role} Role
 *
 * @typedef {object} Person who asks
 * @property {string | null} id what is kept instead of a name or a number; null for someone who is not known yet
 * @property {Set<Role>} roles
 * @property {string} [name] that the town knows, not one that was typed
 * @property {string} [service]
 * @property {'browser' | 'proxy' | 'openid' | 'staff'} via
 * @property {boolean} [newcomer] true when this very write made the identity
 * @property {string} [cookie] to be set with the answer
 */

const COOKIE = 'parvis-ideas';
const YEAR = 365 * 86_400;
/** On a computer that several people use, seconds: less than the ten minutes after which a page there forgets who was at it. */
const BRIEFLY = 540;
/** How many browsers are known without their signature being worked out again. */
const MOST_KNOWN = 20_000;

/** Tells who asks: a browser by its cookie, someone whom a trusted proxy names, or whoever shows a token. */
export class Identities {
  #config;
  #secret;
  /** Who shows a cookie that was found good. @type {BoundedMap<string, string>} */
  #known = new BoundedMap(MOST_KNOWN);
  #now;
  #path;
  #trusted;
  #from;
  /** @type {IssuerKeys | undefined} */
  #keys;

  /** @param {{ config: Config, secret: string, now: () => number, path: string }} options `path` of the cookie */
  constructor({ config, secret, now, path }) {
    this.#config = config;
    // Once: a text would be made a key at each use.
    this.#secret = createSecretKey(Buffer.from(secret));
    this.#now = now;
    this.#path = path;
    this.#from = comingBy(config.proxies);
    this.#keys = config.identity.kind === 'openid' ? new IssuerKeys(config.identity, now) : undefined;
    this.#trusted = config.identity.kind === 'proxy' ? addressesOf(config.identity.from) : () => false;
  }

  /**
   * Who reads. Nobody gets a cookie for reading.
   *
   * @param {Request} request @returns {Promise<Person>}
   * @throws {Problem} 401 when a token is shown that is not good
   */
  async reader(request) {
    const { identity } = this.#config;
    const bearer = /^Bearer +([\w.~+/=-]{1,8192})$/i.exec(request.headers.authorization ?? '')?.[1];
    if (bearer) return this.#bearer(bearer);
    if (identity.kind === 'proxy') return this.#proxied(request, identity);
    const id = identity.kind === 'browser' ? this.#readCookie(request.headers.cookie)?.person : undefined;
    return { id: id ?? null, roles: new Set(), via: identity.kind };
  }

  /**
   * Who writes. A browser that is not known yet becomes known: out of the key of its act, so that the same act sent again for
   * want of an answer, and so without the cookie, is the same person's. On a shared computer it is known for minutes after its last
   * act: the next one who sits down there is somebody else.
   *
   * @param {Request} request @param {string} key @returns {Promise<Person>}
   * @throws {Problem} 401 when the town wants to know who it is, and does not
   */
  async writer(request, key) {
    const person = await this.reader(request);
    const { shared } = /** @type {{ shared?: boolean }} */ (request.query);
    if (person.id !== null) {
      const token = shared && person.via === 'browser' && this.#readCookie(request.headers.cookie)?.token;
      return token ? { ...person, cookie: this.#cookie(request, token, BRIEFLY) } : person;
    }
    if (person.via !== 'browser') throw new Problem(401, 'sign-in', 'Sign in first.');
    const id = this.#firstId(key);
    const cookie = this.#cookie(request, `${id}.${this.#sign(id)}`, shared ? BRIEFLY : YEAR);
    return { ...person, id: this.hash('browser', id), newcomer: true, cookie };
  }

  /** The identity that a key made, or would have made. @param {string} key */
  firstBy(key) {
    return this.hash('browser', this.#firstId(key));
  }

  /** The cookie that takes the other one away. @param {Request} request */
  forgotten(request) {
    return this.#cookie(request, '', 0);
  }

  /**
   * For a page of another site, one of its `origins`, a cookie of its own: browsers send it no other, and each vote from there would
   * be that of somebody new (RFC 6265bis, 5.7; CHIPS). Both take https.
   *
   * @param {Request} request @param {string} value @param {number} seconds
   */
  #cookie(request, value, seconds) {
    const { secure } = this.#from(request);
    const elsewhere = secure && request.headers['sec-fetch-site'] === 'cross-site';
    const goes = elsewhere ? 'SameSite=None; Partitioned' : 'SameSite=Lax';
    return `${COOKIE}=${value}; Path=${this.#path}; Max-Age=${seconds}; HttpOnly; ${goes}${secure ? '; Secure' : ''}`;
  }

  /** What stands for a text that is not kept itself. @param {string} kind @param {string} text */
  hash(kind, text) {
    return this.#mac(`${kind}:${text}`).slice(0, 27);
  }

  /** @param {string} text */
  #mac(text) {
    return createHmac('sha256', this.#secret).update(text).digest('base64url');
  }

  /** @param {string} key */
  #firstId(key) {
    return this.#mac(`first:${key}`).slice(0, 24);
  }

  /** @param {string} id */
  #sign(id) {
    return this.#mac(`cookie:${id}`);
  }

  /** @param {string | undefined} header @returns {{ token: string, person: string } | undefined} `person` is what stands for the browser */
  #readCookie(header) {
    for (const part of (header ?? '').split(';')) {
      const [, token, id, sign] = /^\s*parvis-ideas=(([\w-]{24})\.([\w-]{43}))\s*$/.exec(part) ?? [];
      const person = token && (this.#known.get(token) ?? this.#verify(token, id, sign));
      if (person) return { token, person };
    }
    return undefined;
  }

  /** @param {string} token @param {string} id @param {string} sign @returns {string | undefined} */
  #verify(token, id, sign) {
    if (!timingSafeEqual(Buffer.from(sign), Buffer.from(this.#sign(id)))) return undefined;
    const person = this.hash('browser', id);
    // Only what is good is kept: what somebody makes up pushes nobody out.
    this.#known.set(token, person);
    return person;
  }

  /** @param {Request} request @param {import('./config.mjs').ProxyIdentity} identity @returns {Person} */
  #proxied(request, { user, name, groups, service }) {
    const none = /** @type {Person} */ ({ id: null, roles: new Set(), via: 'proxy' });
    if (!this.#trusted(request.socket.remoteAddress ?? '')) return none;
    const said = (header) => {
      const value = header === undefined ? undefined : request.headers[header];
      return typeof value === 'string' ? tidyLine(decoded(value)) : '';
    };
    const short = (header) => said(header).slice(0, 500) || undefined;
    const subject = said(user);
    if (!subject) return none;
    return {
      id: this.hash('proxy', subject),
      roles: this.#rolesOf(
        // Whole: cut off, a role would be lost, or the beginning of a name be another group.
        said(groups)
          .split(/[,;]/)
          .map((group) => group.trim()),
      ),
      name: short(name),
      service: short(service),
      via: 'proxy',
    };
  }

  /** @param {string[]} groups @returns {Set<Role>} */
  #rolesOf(groups) {
    const named = Object.entries(this.#config.groups);
    return new Set(
      named.filter(([, of]) => of?.some((group) => groups.includes(group))).map(([role]) => /** @type {Role} */ (role)),
    );
  }

  /** @param {string} token @returns {Promise<Person>} */
  async #bearer(token) {
    const hash = createHash('sha256').update(token).digest('hex');
    const staff = this.#config.staff.find((one) => one.token === hash);
    if (staff) {
      const { name, service, roles } = staff;
      return { id: this.hash('staff', hash), roles: new Set(roles), name, service, via: 'staff' };
    }
    const { identity } = this.#config;
    if (identity.kind !== 'openid' || !this.#keys) throw new Problem(401, 'token', 'This token is not known.');
    const { issuer, audience, algorithms } = identity;
    try {
      const { payload } = await jwtVerify(token, this.#keys.find, {
        issuer,
        audience,
        algorithms,
        requiredClaims: ['sub', 'exp'],
        clockTolerance: 10,
        currentDate: new Date(this.#now()),
      });
      const groups = payload[identity.groups];
      const text = (claim) => (typeof claim === 'string' ? tidyLine(claim).slice(0, 200) || undefined : undefined);
      return {
        id: this.hash('openid', `${issuer} ${payload.sub}`),
        roles: this.#rolesOf(Array.isArray(groups) ? groups.map(String) : []),
        name:
          text(payload.name) ??
          text([payload.given_name, payload.usual_name ?? payload.family_name].filter(Boolean).join(' ')),
        service: text(payload.service),
        via: 'openid',
      };
    } catch (error) {
      if (isOfIssuer(error))
        throw new Problem(503, 'issuer-away', 'The sign-in service does not answer.', { retryAfter: 30, cause: error });
      throw new Problem(401, error.code === 'ERR_JWT_EXPIRED' ? 'expired' : 'token', 'Sign in again.');
    }
  }
}

/**
 * What a proxy wrote: UTF-8, or else Latin-1, as Node reads all headers. Made readable instead, what is no UTF-8 would be one sign for all
 * letters, and `rené` and `renè` one person.
 *
 * @param {string} header
 */
function decoded(header) {
  const bytes = Buffer.from(header, 'latin1');
  return isUtf8(bytes) ? bytes.toString('utf8') : header;
}

import { createLocalJWKSet, createRemoteJWKSet, errors, jwksCache } from 'jose';

/** What is wrong with what came for the issuer's keys, an error page of its proxy say, and not with the token. */
const OF_THE_KEYS = ['ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID', 'ERR_JOSE_GENERIC'];
/** How long an issuer may take to answer, milliseconds. */
const PATIENCE = 5000;
/** How long the last keys of one that does not answer are good for, milliseconds: it may have to withdraw one. */
const KEPT = 86_400_000;
/** How long it is then left alone, milliseconds: all who come would wait for it. */
const PAUSE = 30_000;

/** @param {unknown} error @returns {boolean} true when it says nothing of the token */
export const isOfIssuer = (error) => !(error instanceof errors.JOSEError) || OF_THE_KEYS.includes(error.code);

/** The keys of an issuer of OpenID Connect, asked for anew every ten minutes, and when a token names one that is not among them. */
export class IssuerKeys {
  #issuer;
  #address;
  #now;
  /** The last ones that came, and when. @type {import('jose').JWKSCacheInput} */
  #last = {};
  /** @type {ReturnType<typeof createRemoteJWKSet> | undefined} */
  #remote;
  #pauseUntil = 0;
  /** Why it was left alone. @type {unknown} */
  #cause;

  /** @param {{ issuer: string, jwks?: string }} identity `jwks` is the address, else discovered @param {() => number} now */
  constructor({ issuer, jwks }, now) {
    this.#issuer = issuer;
    this.#address = jwks;
    this.#now = now;
  }

  /**
   * The key that a token is signed by. @type {import('jose').JWTVerifyGetKey}
   * @throws when there is none, or, see `isOfIssuer`, when nobody knows
   */
  find = async (header, token) => {
    const { jwks, uat = 0 } = this.#last;
    const last = jwks && uat + KEPT > this.#now() ? createLocalJWKSet(jwks) : undefined;
    if (!last || this.#now() >= this.#pauseUntil) {
      try {
        return await (
          await this.#open()
        )(header, token);
      } catch (error) {
        if (!isOfIssuer(error) || !last) throw error;
        this.#cause = error;
        this.#pauseUntil = this.#now() + PAUSE;
      }
    }
    // One that is not among them may have come since.
    return last(header, token).catch(() => {
      throw this.#cause;
    });
  };

  async #open() {
    this.#remote ??= createRemoteJWKSet(new URL(this.#address ?? (await discovered(this.#issuer))), {
      timeoutDuration: PATIENCE,
      [jwksCache]: this.#last,
    });
    return this.#remote;
  }
}

/** Where an issuer's keys are (OpenID Connect Discovery 1.0, 4). @param {string} issuer @returns {Promise<string>} */
async function discovered(issuer) {
  const answer = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
    signal: AbortSignal.timeout(PATIENCE),
  });
  const { jwks_uri: address } = await answer.json();
  return address;
}

import { isLost } from './problem.mjs';

/**
 * A pool for those who only read, one statement at a time: one whose connection turns out to be broken asks again on another
 * one, for nothing was changed. A server that was started anew has broken all that were waiting in the pool.
 *
 * @param {import('pg').Pool} pool @returns {import('kysely').PostgresPool}
 */
export function patientPool(pool) {
  return {
    async connect() {
      /** @type {import('pg').PoolClient | undefined} */
      let client = await pool.connect();
      const ask = async (/** @type {any[]} */ ...given) => {
        for (let left = pool.options.max; ; left--)
          try {
            client ??= await pool.connect();
            return await /** @type {any} */ (client).query(...given);
          } catch (error) {
            if (!isLost(error)) throw error;
            client?.release(true);
            client = undefined;
            if (!left) throw error;
          }
      };
      return /** @type {any} */ ({ query: ask, release: () => client?.release() });
    },
    end: () => pool.end(),
  };
}

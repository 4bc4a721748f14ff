/** An answer that is no success. Thrown from anywhere below the routes, which write it. */
export class Refusal extends Error {
  /**
   * @param {number} status
   * @param {string} why one sentence, for the one who reads the traffic
   * @param {{ condition?: string, headers?: Record<string, string> }} [more] `condition` is the element of the namespace
   *   `DAV:` that names a failed precondition (RFC 4918, 16)
   */
  constructor(status, why, { condition, headers = {} } = {}) {
    super(why);
    this.status = status;
    this.condition = condition;
    this.headers = headers;
  }
}

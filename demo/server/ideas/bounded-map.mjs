/** Keeps the latest and lets go of the one that is there for the longest. @template Key, Value @extends {Map<Key, Value>} */
export class BoundedMap extends Map {
  #most;

  /** @param {number} most */
  constructor(most) {
    super();
    this.#most = most;
  }

  /** @override @param {Key} key @param {Value} value */
  set(key, value) {
    if (!this.has(key) && this.size >= this.#most) this.delete(/** @type {Key} */ (this.keys().next().value));
    return super.set(key, value);
  }
}

/** The parts that are being fetched for a host: until they came, nobody knows what else there is to read. */
export const coming = new WeakMap<object, Promise<unknown>>();

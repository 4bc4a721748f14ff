/** True for an id that says something in its own source alone, as the "12" of a database; an address, a tag or a UUID is the same everywhere. */
export const isLocal = (id: string): boolean => !/[:/@]|.{16}/.test(id);

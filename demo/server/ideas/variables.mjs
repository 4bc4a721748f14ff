/** A variable that is there and empty says no more than one that is missing. @param {string} name @param {string} otherwise */
export const variable = (name, otherwise) => process.env[name]?.trim() || otherwise;

/** Whether an address is that of a PostgreSQL. What it is else is not repeated: it may hold a password. @param {string} url */
export const isPostgres = (url) => /^postgres(ql)?:\/\//.test(url);

/** What is said of one that is not. */
export const NO_POSTGRES = 'DATABASE_URL must be as postgres://user:password@host/database.';

/**
 * With which others an idea was merged, and from which it was taken apart, in the order in which it was done. The lines of its history
 * name none: what the other one is called, and who may read that, changes.
 *
 * @param {import('./tables.mjs').Db} db @param {string} id
 * @returns {Promise<{ at: number, change: 'merged' | 'unmerged', other: string }[]>} `at` and `change` as in the history of either
 */
export async function mergesOf(db, id) {
  const lines = await db
    .selectFrom('audit')
    .select(['at', 'act', 'idea', 'detail'])
    .where('act', 'in', ['merge', 'unmerge'])
    .where((is) => is.or([is('idea', '=', id), is('detail', 'like', `%"${id}"%`)]))
    .orderBy('place')
    .execute();
  return lines.flatMap(({ at, act, idea, detail }) => {
    const { into, from } = JSON.parse(detail ?? '{}');
    const other = [idea, into, from].find((one) => one && one !== id);
    return other ? [{ at, change: /** @type {'merged' | 'unmerged'} */ (`${act}d`), other }] : [];
  });
}

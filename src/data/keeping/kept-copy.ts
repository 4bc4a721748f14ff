import { settled, withCopies, type KeepRules, type KeptCopy } from './kept-copies.js';

/** The kept answer of an address and its instant; nothing when there is none, it is damaged, or the rules forbid it. */
export async function keptCopy(address: string, rules: KeepRules): Promise<(KeptCopy & { date: string }) | undefined> {
  return withCopies(rules, async (store, keys) => {
    const key = keys.find((one) => one[3] === address);
    if (!key) return;
    const copy = (await settled(store.get(key))) as Partial<KeptCopy> | undefined;
    if (rules.keep !== 'never' && isCopy(copy) && copy.body.length === key[1]) {
      return { ...copy, date: new Date(key[0]).toISOString() };
    }
    store.delete(key);
  });
}

/** Forgets what is kept of an address. */
export const forgetCopy = (address: string, rules: KeepRules): Promise<unknown> =>
  withCopies(rules, (store, keys) => {
    for (const key of keys) if (key[3] === address) store.delete(key);
  });

const isCopy = (copy: Partial<KeptCopy> | undefined): copy is KeptCopy =>
  typeof copy?.url === 'string' && Array.isArray(copy.headers) && copy.body instanceof Uint8Array;

/** The inputs of others, which stand beside the project: `../shared/corpus`. See `test/support/corpus-server.mjs`. */
const root = '/corpus/';

/** One file of a folder of the corpus, and what its `expected.json` says of it. */
export interface CorpusCase<E> {
  readonly file: string;
  readonly expected: E;
  readonly bytes: () => Promise<Uint8Array>;
}

/** The cases of a folder. Where the corpus is not on this machine there are none, and the run says so. */
export async function corpusCases<E>(folder: string): Promise<readonly CorpusCase<E>[]> {
  const index = await fetch(`${root}${folder}/expected.json`);
  if (!index.ok) {
    console.warn(`No corpus on this machine: ../shared/corpus/${folder} was not tried.`);
    return [];
  }
  return Object.entries((await index.json()) as Record<string, E>).map(([file, expected]) => ({
    file,
    expected,
    bytes: async () => {
      const path = file.split('/').map(encodeURIComponent).join('/');
      const answer = await fetch(`${root}${folder}/${path}`);
      if (!answer.ok) throw new Error(`${folder}/${file}: ${answer.status}`);
      return new Uint8Array(await answer.arrayBuffer());
    },
  }));
}

/** One hostile input of the corpus that stands beside the project. */
export interface HostileCase {
  readonly id: number;
  readonly payload: string;
}

/**
 * The cases of one list of `../shared/corpus/hostile`, by its name. Where the corpus is not on this machine the list is
 * empty, and the run says so.
 */
export async function hostileCases(name: string): Promise<readonly HostileCase[]> {
  const answer = await ask(`${name}.json`);
  return answer ? ((await answer.json()) as { cases: HostileCase[] }).cases : [];
}

/** The documents of a folder of `../shared/corpus/hostile`, by their names. */
export async function hostileFiles(folder: string): Promise<ReadonlyMap<string, string>> {
  const index = await ask(`${folder}/expected.json`);
  const names = index ? Object.keys((await index.json()) as object) : [];
  const texts = names.map(async (name) => [name, await (await ask(`${folder}/${name}`))!.text()] as const);
  return new Map(await Promise.all(texts));
}

async function ask(path: string): Promise<Response | undefined> {
  const answer = await fetch(`/__wds-outside-root__/1/shared/corpus/hostile/${path}`);
  if (answer.ok) return answer;
  console.warn(`No corpus on this machine: ../shared/corpus/hostile/${path} was not tried.`);
  return undefined;
}

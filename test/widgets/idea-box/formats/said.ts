import type { Idea, IdeaPage } from '../../../../src/widgets/idea-box/idea.js';

/** What an idea says: without the fields that say nothing. */
export const said = (idea: Idea | undefined): Partial<Idea> =>
  Object.fromEntries(
    Object.entries(idea ?? {}).filter(([, value]) => value !== undefined && !(Array.isArray(value) && !value.length)),
  );

export const titles = ({ ideas }: IdeaPage): string[] => ideas.map(({ title }) => title);

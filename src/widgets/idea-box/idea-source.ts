import type { LoadedSource } from '../../data/loading/loaded-source.js';
import type { Source, SourcePage, SourceRequest } from '../../data/source.js';
import type { IdeaBackend } from './backends/idea-backend.js';
import type { Idea, IdeaBox } from './idea.js';

/** A source of ideas that a page has made may take what people write, too. */
export interface IdeaSource extends Source<Idea> {
  read(request: SourceRequest<Idea>): Promise<SourcePage<Idea> & { readonly box?: IdeaBox }>;
  readonly backend?: IdeaBackend;
}

/** What is shown of the box: the ideas, and what it says of itself. */
export type LoadedIdeas = LoadedSource<Idea> & { readonly box?: IdeaBox };

import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const corpus = new URL('../../../shared/corpus/', import.meta.url);

/**
 * Gives the files of the corpus beside the project at `/corpus/`, byte for byte: as files of its own, the server would
 * decode and encode them again, and no reader would meet another encoding.
 */
export const corpusServer = () => async (context, next) => {
  if (!context.path.startsWith('/corpus/')) return next();
  const file = new URL(`.${context.path.slice('/corpus'.length)}`, corpus);
  if (!file.href.startsWith(corpus.href)) return;
  try {
    context.body = await readFile(fileURLToPath(file));
    context.type = 'application/octet-stream';
  } catch {
    context.status = 404;
  }
};

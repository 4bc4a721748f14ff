import { html, type TemplateResult } from 'lit';
import type { DocumentToolMessages } from '../../../i18n/documents/document-tool-messages.js';
import { icon } from '../../../ui/icon.js';
import { shownTitle, type RowContext } from '../rows/document-row.js';
import type { FolderPath } from './folder-path.js';

/** The way back through the folders, and the heading of the one that is open: the focus lands there. */
export function folderHeading(
  path: FolderPath,
  { heading }: { readonly heading: string },
  { headingLevel }: RowContext,
  words: DocumentToolMessages,
): TemplateResult {
  const { steps } = path;
  const above = [words.root, ...steps.slice(0, -1).map(({ entry }) => shownTitle(entry))];
  // Two lists on one page are two landmarks.
  const label = [words.path, heading].filter(Boolean).join(', ');
  return html`<nav part="path" class="path screen" aria-label=${label}>
      <ol>
        ${above.map(
          (name, depth) =>
            html`<li>
              <button class="link" @click=${() => path.back(depth)}>
                ${depth ? '' : icon('back')}<bdi>${name}</bdi>
              </button>
            </li>`,
        )}
      </ol>
    </nav>
    <div class="here" role="heading" aria-level=${headingLevel} tabindex="-1" dir="auto">
      ${shownTitle(steps.at(-1)!.entry)}
    </div>`;
}

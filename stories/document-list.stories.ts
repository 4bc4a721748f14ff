import type { Meta, StoryObj } from '@storybook/web-components-vite';
import '../src/widgets/document-list/define.js';
import { documentStates, type DocumentArgs, type DocumentState } from './support/document-states.js';
import { documentList, reachDocuments } from './support/draw-documents.js';
import { inPage, type StoryPage } from './support/in-page.js';
import { townClock } from './support/town-clock.js';

/** The documents of a town: every state, then the choices a site makes. */
const meta: Meta<DocumentArgs> = {
  title: 'Widgets/Document list',
  component: 'parvis-document-list',
  tags: ['autodocs'],
  beforeEach: townClock,
  render: (args) => documentList(args),
};
export default meta;

type Story = StoryObj<DocumentArgs>;

/** A story of one state; the reader acts where that is needed to come there. */
const story = (state: DocumentState, page: StoryPage = {}): Story => ({
  args: state.args(page.lang),
  render: (args) => inPage(documentList(args), page),
  play: ({ canvasElement }) => reachDocuments(canvasElement.querySelector('parvis-document-list')!, state),
});

export const Table: Story = story(documentStates.table);
export const Cards: Story = story(documentStates.cards);
export const Compact: Story = story(documentStates.compact);
export const NewestFirst: Story = story(documentStates['by-date']);
export const GroupedByYear: Story = story(documentStates['by-year']);
export const GroupedByKind: Story = story(documentStates['by-kind']);
export const Folder: Story = story(documentStates.folder);
export const EmptyFolder: Story = story(documentStates['empty-folder']);
export const Tree: Story = story(documentStates.tree);
export const Filters: Story = story(documentStates.filters);
export const Filtered: Story = story(documentStates.filtered);
export const FilteredToEmpty: Story = story(documentStates['filtered-empty']);
export const DeepSearch: Story = story(documentStates.deep);
export const More: Story = story(documentStates.more);
export const FurtherPageFailed: Story = story(documentStates['further-failed']);
export const Old: Story = story(documentStates.old);
export const Fallback: Story = story(documentStates.fallback);
export const Loading: Story = story(documentStates.loading);
export const Empty: Story = story(documentStates.empty);
export const Skipped: Story = story(documentStates.skipped);
export const Stale: Story = story(documentStates.stale);
export const Offline: Story = story(documentStates.offline);
export const Partial: Story = story(documentStates.partial);
export const Failed: Story = story(documentStates.failed);
export const FailedBare: Story = story(documentStates['failed-bare']);
export const Sheet: Story = story(documentStates.sheet);
export const SheetImage: Story = story(documentStates['sheet-image']);
export const SheetForeign: Story = story(documentStates['sheet-foreign']);
export const SheetTable: Story = story(documentStates['sheet-table']);
export const Versions: Story = story(documentStates.versions);
export const OldVersion: Story = story(documentStates['old-version']);
export const Compare: Story = story(documentStates.compare);
export const Writing: Story = story(documentStates.writing);
export const NewFolder: Story = story(documentStates['new-folder']);
export const Uploaded: Story = story(documentStates.uploaded);
export const Uploading: Story = story(documentStates.uploading);
export const UploadAsks: Story = story(documentStates['upload-asks']);
export const UploadFailed: Story = story(documentStates['upload-failed']);
export const Drop: Story = story(documentStates.drop);
export const NewVersion: Story = story(documentStates['new-version']);
export const Rename: Story = story(documentStates.rename);
export const Restore: Story = story(documentStates.restore);
export const Conflict: Story = story(documentStates.conflict);
export const Phone: Story = story(documentStates.table, { width: 320 });
export const PhoneCards: Story = story(documentStates.cards, { width: 320 });
export const PhoneFilters: Story = story(documentStates.filters, { width: 320 });
export const Dark: Story = story(documentStates.filters, { dark: true });
export const English: Story = story(documentStates.table, { lang: 'en' });
export const Arabic: Story = story(documentStates.tree, { lang: 'ar' });

import type { DocumentToolMessages } from './document-tool-messages.js';

export const messages: DocumentToolMessages = {
  path: 'You are here',
  root: 'Documents',
  tree: 'Folders',
  opened: (folder, count) => `${folder}, ${count}`,
  folderGone: (name) => `The folder “${name}” is no longer here. This is what there is.`,
  folderMissing: 'This folder is no longer there, or has another name.',
  searchDocuments: 'Search for a document',
  deepSearch: 'Search the folders inside too',
  deepSearching: (folders, found) => `Searching… Folders read: ${folders}. Found: ${found}.`,
  deepFound: (count, n, folders) => `${count} document${n === 1 ? '' : 's'} found. Folders read: ${folders}.`,
  deepFailed: (count, n) => (n === 1 ? 'One folder could not be read.' : `${count} folders could not be read.`),
  stopSearch: 'Stop searching',
  clearSearch: 'Back to the folder',
  kind: 'Kind',
  folder: 'Folder',
  noDocumentMatch: 'No document matches your search.',
  moreDocuments: 'Show more documents',
  skippedDocuments: (count, n) =>
    n === 1 ? 'One document could not be read.' : `${count} documents could not be read.`,
  unknown: 'Not known',
  sorted: (column, descending) => `Sorted by ${column.toLowerCase()}, ${descending ? 'descending' : 'ascending'}`,
  inLanguage: (language) => `in ${language}`,
  changedSinceOpened: (date) => `Changed since you opened it on ${date}`,
  withdrawn: (date) => `Withdrawn on ${date}`,
  old: (date) => `Old: unchanged since ${date}`,
};

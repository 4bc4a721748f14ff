import type { DocumentToolMessages } from './document-tool-messages.js';

export const messages: DocumentToolMessages = {
  documentCount: (count, n) => `${count}\u00a0document${n > 1 ? 's' : ''}`,
  folderCount: (count, n) => `${count}\u00a0dossier${n > 1 ? 's' : ''}`,
  updated: 'Mis à jour',
  path: 'Vous êtes ici',
  root: 'Documents',
  tree: 'Dossiers',
  opened: (folder, count) => `${folder}, ${count}`,
  folderGone: (name) => `Le dossier «\u202f${name}\u202f» n’est plus ici. Voici ce qui s’y trouve.`,
  folderMissing: 'Ce dossier n’existe plus, ou porte un autre nom.',
  searchDocuments: 'Rechercher un document',
  deepSearch: 'Chercher aussi dans les sous-dossiers',
  deepSearching: (folders, found) => `Recherche en cours… Dossiers lus\u00a0: ${folders}. Trouvés\u00a0: ${found}.`,
  deepFound: (count, n, folders) =>
    `${count}\u00a0document${n > 1 ? 's' : ''} trouvé${n > 1 ? 's' : ''}. Dossiers lus\u00a0: ${folders}.`,
  deepFailed: (count, n) =>
    n > 1 ? `${count}\u00a0dossiers n’ont pas pu être lus.` : 'Un dossier n’a pas pu être lu.',
  stopSearch: 'Arrêter la recherche',
  clearSearch: 'Revenir au dossier',
  kind: 'Type',
  folder: 'Dossier',
  noDocumentMatch: 'Aucun document ne correspond à votre recherche.',
  moreDocuments: 'Afficher plus de documents',
  skippedDocuments: (count, n) =>
    n > 1 ? `${count}\u00a0documents n’ont pas pu être lus.` : 'Un document n’a pas pu être lu.',
  unknown: 'Non précisé',
  sorted: (column, descending) =>
    `Tri sur la colonne «\u202f${column}\u202f», ordre ${descending ? 'décroissant' : 'croissant'}`,
  inLanguage: (language) => `en ${language}`,
  changedSinceOpened: (date) => `Modifié depuis que vous l’avez ouvert le ${date}`,
  withdrawn: (date) => `Retiré le ${date}`,
  old: (date) => `Ancien\u00a0: n’a pas changé depuis le ${date}`,
};

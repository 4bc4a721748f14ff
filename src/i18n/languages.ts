import { messages as french } from './fr.js';
import type { MessageLoaders } from './parts.js';

/** The languages there are. A new one is four files and one line here; what French draws on any page is always there. */
export const languages: Readonly<Record<string, MessageLoaders>> = {
  fr: {
    common: () => Promise.resolve({ messages: french }),
    controls: () => import('./fr-controls.js'),
    failures: () => import('./fr-failures.js'),
    missing: () => import('./fr-missing.js'),
    calendar: () => import('./calendar/fr-calendar.js'),
    event: () => import('./calendar/fr-event.js'),
    calendarFilters: () => import('./calendar/fr-calendar-filters.js'),
    documents: () => import('./documents/fr-documents.js'),
    documentTools: () => import('./documents/fr-document-tools.js'),
    documentSheet: () => import('./documents/fr-document-sheet.js'),
    documentWriting: () => import('./documents/fr-document-writing.js'),
    ideas: () => import('./ideas/fr-ideas.js'),
    ideaTools: () => import('./ideas/fr-idea-tools.js'),
    ideaForm: () => import('./ideas/fr-idea-form.js'),
    ideaModeration: () => import('./ideas/fr-idea-moderation.js'),
  },
  en: {
    common: () => import('./en.js'),
    controls: () => import('./en-controls.js'),
    failures: () => import('./en-failures.js'),
    missing: () => import('./en-missing.js'),
    calendar: () => import('./calendar/en-calendar.js'),
    event: () => import('./calendar/en-event.js'),
    calendarFilters: () => import('./calendar/en-calendar-filters.js'),
    documents: () => import('./documents/en-documents.js'),
    documentTools: () => import('./documents/en-document-tools.js'),
    documentSheet: () => import('./documents/en-document-sheet.js'),
    documentWriting: () => import('./documents/en-document-writing.js'),
    ideas: () => import('./ideas/en-ideas.js'),
    ideaTools: () => import('./ideas/en-idea-tools.js'),
    ideaForm: () => import('./ideas/en-idea-form.js'),
    ideaModeration: () => import('./ideas/en-idea-moderation.js'),
  },
};

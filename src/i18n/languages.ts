import { messages as french } from './fr.js';
import type { MessageLoaders } from './parts.js';

/** The languages there are. A new one is four files and one line here; what French draws on any page is always there. */
export const languages: Readonly<Record<string, MessageLoaders>> = {
  fr: {
    common: () => Promise.resolve({ messages: french }),
    controls: () => import('./fr-controls.js'),
    failures: () => import('./fr-failures.js'),
    missing: () => import('./fr-missing.js'),
    calendar: () => import('./fr-calendar.js'),
    event: () => import('./fr-event.js'),
    calendarFilters: () => import('./fr-calendar-filters.js'),
    documents: () => import('./fr-documents.js'),
    documentTools: () => import('./fr-document-tools.js'),
    documentSheet: () => import('./fr-document-sheet.js'),
    documentWriting: () => import('./fr-document-writing.js'),
    ideas: () => import('./fr-ideas.js'),
    ideaTools: () => import('./fr-idea-tools.js'),
    ideaForm: () => import('./fr-idea-form.js'),
    ideaModeration: () => import('./fr-idea-moderation.js'),
  },
  en: {
    common: () => import('./en.js'),
    controls: () => import('./en-controls.js'),
    failures: () => import('./en-failures.js'),
    missing: () => import('./en-missing.js'),
    calendar: () => import('./en-calendar.js'),
    event: () => import('./en-event.js'),
    calendarFilters: () => import('./en-calendar-filters.js'),
    documents: () => import('./en-documents.js'),
    documentTools: () => import('./en-document-tools.js'),
    documentSheet: () => import('./en-document-sheet.js'),
    documentWriting: () => import('./en-document-writing.js'),
    ideas: () => import('./en-ideas.js'),
    ideaTools: () => import('./en-idea-tools.js'),
    ideaForm: () => import('./en-idea-form.js'),
    ideaModeration: () => import('./en-idea-moderation.js'),
  },
};

import { expect } from '@open-wc/testing';
import type { FailureKind } from '../../src/data/source-error.js';
import { messages as enCalendar } from '../../src/i18n/calendar/en-calendar.js';
import { messages as enCalendarFilters } from '../../src/i18n/calendar/en-calendar-filters.js';
import { messages as enControls } from '../../src/i18n/en-controls.js';
import { messages as enDocumentSheet } from '../../src/i18n/documents/en-document-sheet.js';
import { messages as enDocumentTools } from '../../src/i18n/documents/en-document-tools.js';
import { messages as enDocumentWriting } from '../../src/i18n/documents/en-document-writing.js';
import { messages as enDocuments } from '../../src/i18n/documents/en-documents.js';
import { messages as frDocumentSheet } from '../../src/i18n/documents/fr-document-sheet.js';
import { messages as frDocumentTools } from '../../src/i18n/documents/fr-document-tools.js';
import { messages as frDocumentWriting } from '../../src/i18n/documents/fr-document-writing.js';
import { messages as frDocuments } from '../../src/i18n/documents/fr-documents.js';
import { messages as frIdeas } from '../../src/i18n/ideas/fr-ideas.js';
import { messages as frIdeaTools } from '../../src/i18n/ideas/fr-idea-tools.js';
import { messages as frIdeaForm } from '../../src/i18n/ideas/fr-idea-form.js';
import { messages as frIdeaModeration } from '../../src/i18n/ideas/fr-idea-moderation.js';
import { messages as enIdeas } from '../../src/i18n/ideas/en-ideas.js';
import { messages as enIdeaTools } from '../../src/i18n/ideas/en-idea-tools.js';
import { messages as enIdeaForm } from '../../src/i18n/ideas/en-idea-form.js';
import { messages as enIdeaModeration } from '../../src/i18n/ideas/en-idea-moderation.js';
import { messages as enEvent } from '../../src/i18n/calendar/en-event.js';
import { messages as enFailures } from '../../src/i18n/en-failures.js';
import { messages as enMissing } from '../../src/i18n/en-missing.js';
import { messages as en } from '../../src/i18n/en.js';
import { messages as frCalendar } from '../../src/i18n/calendar/fr-calendar.js';
import { messages as frCalendarFilters } from '../../src/i18n/calendar/fr-calendar-filters.js';
import { messages as frControls } from '../../src/i18n/fr-controls.js';
import { messages as frEvent } from '../../src/i18n/calendar/fr-event.js';
import { messages as frFailures } from '../../src/i18n/fr-failures.js';
import { messages as frMissing } from '../../src/i18n/fr-missing.js';
import { messages as fr } from '../../src/i18n/fr.js';
import type { Messages } from '../../src/i18n/messages.js';

const languages: Readonly<Record<string, Messages>> = {
  fr: {
    ...fr,
    ...frControls,
    ...frFailures,
    ...frMissing,
    ...frCalendar,
    ...frCalendarFilters,
    ...frEvent,
    ...frDocuments,
    ...frDocumentTools,
    ...frDocumentSheet,
    ...frDocumentWriting,
    ...frIdeas,
    ...frIdeaTools,
    ...frIdeaForm,
    ...frIdeaModeration,
  },
  en: {
    ...en,
    ...enControls,
    ...enFailures,
    ...enMissing,
    ...enCalendar,
    ...enCalendarFilters,
    ...enEvent,
    ...enDocuments,
    ...enDocumentTools,
    ...enDocumentSheet,
    ...enDocumentWriting,
    ...enIdeas,
    ...enIdeaTools,
    ...enIdeaForm,
    ...enIdeaModeration,
  },
};

type Say = (...values: readonly unknown[]) => string;

/** What is said of a series is handed numbers and lists, as these. */
const handed: Readonly<Record<string, readonly (readonly unknown[])[]>> = {
  seriesDays: [[1], [2], [3]],
  seriesWeeks: [
    [1, ['mardi']],
    [2, ['mardi']],
    [2, ['mardi', 'jeudi']],
    [3, ['mardi']],
  ],
  seriesMonthDays: [
    [1, [1, 15]],
    [2, [-1]],
    [3, [-2]],
  ],
  seriesMonthWeekdays: [
    [1, [1, 3], 'mardi'],
    [2, [-1], undefined],
    [3, [6], 'mardi'],
  ],
  seriesYearDays: [
    [1, ['14 juillet']],
    [2, ['14 juillet']],
    [3, ['14 juillet', '15 août']],
  ],
  seriesYearWeekdays: [
    [1, [-1], 'dimanche', 'mars'],
    [2, [1], undefined, 'octobre'],
  ],
  seriesHours: [[1], [4]],
  seriesDates: [[3]],
  seriesInMonths: [[['juin', 'juillet']]],
  seriesExcept: [[['14 juillet']]],
  deepSearching: [['3', '1']],
  deepFound: [
    ['0', 0, '1'],
    ['2', 2, '1'],
  ],
  sorted: [['Taille', true]],
  noCategory: [['category="eau"', ['Vie locale', 'Travaux']]],
  unknownWord: [['view="mois"', ['month', 'list']]],
  keptName: [['budget', '.ods', 'ce poste', '27 nov.', '14', '05']],
  dayFromTo: [['mardi 24 novembre', '18 h 30', '20 h']],
  lasts: [
    [0, 1, 30],
    [1, 0, 0],
    [2, 3, 4],
    [0, 0, 5],
  ],
};

/** Every sentence of a language, the functions called with 0, 1, 2 and 1,234. */
function sentences(messages: Messages): [name: string, sentence: string][] {
  return Object.entries(messages).flatMap(
    ([name, value]: [string, string | Say | Record<string, string | Say>]): [string, string][] => {
      if (typeof value === 'string') return [[name, value]];
      const values = handed[name];
      if (values) return values.map((each) => [`${name} ${each.join()}`, (value as Say)(...each)]);
      if (typeof value === 'object')
        return Object.entries(value).flatMap(([kind, text]): [string, string][] =>
          typeof text === 'string'
            ? [[`${name}.${kind}`, text]]
            : [1, 2].map((n) => [`${name}.${kind} ${n}`, text('Mairie', n)]),
        );
      // A day and a time, a date as Intl writes it; a number or a name everywhere else.
      if (name === 'atTime') return [[name, value('hier', '17 h 30')]];
      if (name === 'date') return [[name, value('lundi 2 mars')]];
      return [0, 1, 2, 1234].map((n) => [`${name} ${n}`, value(new Intl.NumberFormat(messages.lang).format(n), n)]);
    },
  );
}

const kinds: Readonly<Record<FailureKind, true>> = {
  network: true,
  blocked: true,
  refused: true,
  missing: true,
  busy: true,
  server: true,
  login: true,
  format: true,
  timeout: true,
  offline: true,
  'too-large': true,
  setup: true,
};

for (const [lang, messages] of Object.entries(languages)) {
  describe(`the sentences in ${lang}`, () => {
    it('are all there and all say something', () => {
      expect(messages.lang).to.equal(lang);
      for (const [name, sentence] of sentences(messages)) {
        expect(sentence, name).to.be.a('string');
        expect(sentence.trim(), name).to.not.equal('');
        expect(sentence, name).to.not.match(/undefined|NaN|\[object|\{|\$\d/);
        expect(sentence, name).to.not.match(/ {2}|\s$/);
      }
    });

    it('have as many in each language', () => {
      expect(Object.keys(messages).sort()).to.deep.equal(Object.keys(languages.fr!).sort());
    });

    it('say a count where they are handed one', () => {
      for (const name of ['filterCount', 'found', 'shown', 'unread', 'waiting'] as const) {
        expect(messages[name]('4321', 4321), name).to.include('4321');
      }
    });

    it('tell one from many', () => {
      for (const name of ['filterCount', 'found', 'shown', 'unread', 'waiting'] as const) {
        expect(messages[name]('#', 1), name).to.not.equal(messages[name]('#', 2));
      }
      for (const failed of Object.values(messages.failedOf)) expect(failed('#', 1)).to.not.equal(failed('#', 2));
    });

    it('have a sentence for the reader and a cure for the editor, for each kind of failure', () => {
      expect(Object.keys(messages.failed)).to.have.members(Object.keys(kinds));
      expect(Object.keys(messages.failedOf)).to.have.members(Object.keys(kinds));
      expect(Object.keys(messages.cures)).to.have.members(Object.keys(kinds));
      expect(new Set(Object.values(messages.cures)).size).to.equal(Object.keys(kinds).length);
    });
  });
}

describe('French', () => {
  const french = sentences(languages.fr!);
  const about = (text: string) => french.filter(([, sentence]) => sentence.includes(text)).length;

  it('has no ordinary space, and no missing one, before what is high', () => {
    // Attributes, addresses and policies are quoted as they are written.
    const prose = (sentence: string) => sentence.replace(/<[^>]*>|\b\w+:\/\/|\w+="[^"]*"|\b[\w-]+-[\w-]+(?=\b)/g, '');
    for (const [name, sentence] of french) {
      expect(prose(sentence), name).to.not.match(/[ \u00a0][;?!»]|[^\s\u00a0\u202f][;?!»]|« |«[^\u202f]/);
      expect(prose(sentence).replace(/\d:\d/g, ''), name).to.not.match(/[ \u202f]:|[^\u00a0]:/);
    }
    expect(about('\u00a0:')).to.be.greaterThan(3);
  });

  it('has curled apostrophes and whole ellipses', () => {
    for (const [name, sentence] of french) {
      expect(sentence, name).to.not.match(/'|\.\.\./);
    }
  });

  it('binds a number to what it counts', () => {
    for (const name of [
      ...([
        'filterCount',
        'found',
        'shown',
        'unread',
        'waiting',
        'events',
        'eventsFound',
        'documentCount',
        'folderCount',
      ] as const),
      ...([
        'deepFailed',
        'skippedDocuments',
        'ideaCount',
        'comments',
        'promise',
        'wrongFields',
        'addressKept',
      ] as const),
      ...(['skippedIdeas', 'voted', 'unvoted', 'votesLeft', 'waitingWrites', 'reports'] as const),
    ]) {
      expect(languages.fr![name]('12', 12), name).to.match(/12[\u00a0\u202f]/);
    }
  });

  it('names the column by which is sorted as it is written over it', () => {
    const { columns, sorted } = languages.fr!;
    expect(sorted(columns.modified, false)).to.equal('Tri sur la colonne «\u202fModifié\u202f», ordre croissant');
    expect(sorted(columns.size, true)).to.equal('Tri sur la colonne «\u202fTaille\u202f», ordre décroissant');
  });

  it('uses the singular for none and for one', () => {
    expect(languages.fr!.filterCount('0', 0)).to.include('actualité').and.not.include('actualités');
    expect(languages.fr!.unread('1', 1)).to.equal('1\u00a0nouveauté depuis votre dernière visite');
  });

  for (const [written, corrected] of [
    ['1 janvier 2026', '1er janvier 2026'],
    ['dimanche 1 novembre', 'dimanche 1er novembre'],
    ['1 août', '1er août'],
    ['1 oct.', '1er oct.'],
    ['lundi 1 juin 2026 à 08:00', 'lundi 1er juin 2026 à 8\u00a0h'],
    ['dimanche 1 novembre – mardi 1 décembre', 'dimanche 1er novembre – mardi 1er décembre'],
    ['11 novembre', '11 novembre'],
    ['21 mai', '21 mai'],
    ['1er mai', '1er mai'],
    ['01:30', '1\u00a0h\u00a030'],
    ['00:00', '0\u00a0h'],
    ['10:05', '10\u00a0h\u00a005'],
    ['20:00 UTC+05:30', '20\u00a0h UTC+05:30'],
  ] as const) {
    it(`writes ${corrected}`, () => expect(fr.date(written)).to.equal(corrected));
  }
});

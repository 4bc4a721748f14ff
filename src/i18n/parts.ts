import type { CalendarFilterMessages } from './calendar/calendar-filter-messages.js';
import type { DocumentMessages } from './documents/document-messages.js';
import type { DocumentSheetMessages } from './documents/document-sheet-messages.js';
import type { DocumentToolMessages } from './documents/document-tool-messages.js';
import type { DocumentWritingMessages } from './documents/document-writing-messages.js';
import type { EventMessages } from './calendar/event-messages.js';
import type { IdeaFormMessages } from './ideas/idea-form-messages.js';
import type { IdeaMessages } from './ideas/idea-messages.js';
import type { IdeaModerationMessages } from './ideas/idea-moderation-messages.js';
import type { IdeaToolMessages } from './ideas/idea-tool-messages.js';
import type { CalendarMessages, CommonMessages, ControlMessages, FailureMessages } from './messages.js';
import type { MissingMessages } from './missing-messages.js';

/** The sentences, by the moment at which a page needs them. */
export interface Parts {
  common: CommonMessages;
  controls: ControlMessages;
  failures: FailureMessages;
  missing: MissingMessages;
  calendar: CalendarMessages;
  event: EventMessages;
  calendarFilters: CalendarFilterMessages;
  documents: DocumentMessages;
  documentTools: DocumentToolMessages;
  documentSheet: DocumentSheetMessages;
  documentWriting: DocumentWritingMessages;
  ideas: IdeaMessages;
  ideaTools: IdeaToolMessages;
  ideaForm: IdeaFormMessages;
  ideaModeration: IdeaModerationMessages;
}

/** Where the sentences of one language are. */
export type MessageLoaders = { readonly [P in keyof Parts]: () => Promise<{ messages: Parts[P] }> };

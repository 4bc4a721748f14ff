export { ParvisNewsFeed } from './widgets/news-feed/news-feed.js';
export { NewsOpenEvent } from './widgets/news-feed/news-events.js';
export type { NewsAttachment, NewsFeed, NewsImage, NewsItem } from './widgets/news-feed/news-item.js';
export { ParvisDocumentList } from './widgets/document-list/document-list.js';
export { DocumentOpenEvent, FolderOpenEvent } from './widgets/document-list/document-events.js';
export type { FolderSource } from './widgets/document-list/folders/folder-path.js';
export type { DocumentEntry, DocumentFolder, DocumentVersion } from './widgets/document-list/document-entry.js';
export { ParvisIdeaBox } from './widgets/idea-box/idea-box.js';
export type { IdeaSource } from './widgets/idea-box/idea-source.js';
export { IdeaOpenEvent, IdeaSubmitEvent, IdeaVoteEvent } from './widgets/idea-box/idea-events.js';
export type {
  CommentDraft,
  IdeaBackend,
  IdeaDraft,
  Proposed,
  ReportDraft,
  UnansweredWrite,
  VoteState,
} from './widgets/idea-box/backends/idea-backend.js';
export { ParvisEventCalendar } from './widgets/event-calendar/event-calendar.js';
export { EventOpenEvent, ViewChangeEvent } from './widgets/event-calendar/calendar-events.js';
export type { ViewName } from './widgets/event-calendar/views/calendar-view.js';
export type {
  Calendar,
  CalendarEvent,
  EventAttachment,
  EventConference,
  EventOrganizer,
  EventStatus,
  Occurrence,
} from './widgets/event-calendar/calendar-event.js';
export type {
  Idea,
  IdeaAnswer,
  IdeaBox,
  IdeaChange,
  IdeaComment,
  IdeaDetail,
  IdeaFile,
  IdeaGroup,
  IdeaPage,
  IdeaPaper,
  IdeaRight,
  IdeaStatusKind,
} from './widgets/idea-box/idea.js';
export { LoadEvent } from './ui/load-event.js';
export { FailureEvent, FilterEvent, UnreadEvent } from './ui/widget-events.js';
export { ParvisSettings } from './settings/parvis-settings.js';
export { ParvisSource } from './settings/parvis-source.js';
export type { Settings, User } from './settings/settings-context.js';
export type { Messages } from './i18n/messages.js';
export type { Source, SourcePage, SourceRequest } from './data/source.js';
export { SourceError, type FailureKind } from './data/source-error.js';
export { version } from './version.js';

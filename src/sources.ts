export type { Source, SourcePage, SourceRequest } from './data/source.js';
export { SourceError, type FailureKind, type SourceErrorDetail } from './data/source-error.js';
export { request, type Answer, type RequestOptions } from './data/request.js';
export { webSource, type WebSourceOptions } from './data/web-source.js';
export type { About, Body, Format, FormatTable, Reading } from './data/format.js';
export { newsFormats } from './widgets/news-feed/news-formats.js';
export type { NewsAttachment, NewsFeed, NewsImage, NewsItem } from './widgets/news-feed/news-item.js';
export type { Settings, User } from './settings/settings-context.js';

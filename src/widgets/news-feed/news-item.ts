import type { Reading } from '../../data/format.js';

/** A picture. Its address is resolved, never trusted. */
export interface NewsImage {
  readonly url: string;
  /** Alternative text from the source; absent when the source says none. */
  readonly alt?: string;
  readonly width?: number;
  readonly height?: number;
}

/** A file joined to a piece of news. */
export interface NewsAttachment {
  readonly url: string;
  /** Media type. */
  readonly type?: string;
  /** Bytes. */
  readonly size?: number;
}

/** One piece of news, as its source says it. Plain and read-only; nothing in it is trusted. */
export interface NewsItem {
  readonly id: string;
  /** Text, decoded once. */
  readonly title: string;
  readonly url?: string;
  /** Instant, `2026-11-23T08:00:00Z`, or date, `2026-11-23`. */
  readonly published?: string;
  /** Instant or date, as `published`. */
  readonly updated?: string;
  /** Names. */
  readonly authors: readonly string[];
  readonly categories: readonly string[];
  /** Text, decoded once. */
  readonly summary?: string;
  /** HTML as it came. */
  readonly content?: string;
  /** Address against which relative addresses in `content` are resolved, where it is not the source's own (`xml:base`). */
  readonly base?: string;
  readonly image?: NewsImage;
  readonly attachments: readonly NewsAttachment[];
  /** BCP 47 tag. */
  readonly lang?: string;
  /** Instant after which the source no longer shows it. */
  readonly expires?: string;
  /** What the source warns of before the content is shown (text). */
  readonly warning?: string;
  /** Groups of readers that the source names. A filter, never a protection. */
  readonly audience?: readonly string[];
  /** True when the source marks it as urgent. */
  readonly urgent?: boolean;
  /** True when the source keeps it before the others, however old it is. */
  readonly pinned?: boolean;
}

/** One page of news. */
export interface NewsFeed extends Reading {
  /** Text. */
  readonly description?: string;
  readonly image?: NewsImage;
  readonly lang?: string;
  readonly items: readonly NewsItem[];
}

/** Shorter than this, the full text says no more than the summary. */
export const WORTH_OPENING = 160;

/** True when more of an item can be read in its place. */
export const opens = ({ content, summary, attachments, warning }: NewsItem): boolean =>
  (content ?? '').length > (summary ?? '').length + WORTH_OPENING || !!attachments?.[0] || !!warning;

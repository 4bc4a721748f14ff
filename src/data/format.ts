import type { XmlTree } from './reading/xml/xml-element.js';
import type { SourceError } from './source-error.js';

/** Where a body comes from: what a reader may need to resolve and decode. */
export interface About {
  /** Absolute address of the body; relative links are resolved against it. */
  readonly url: string;
  readonly contentType?: string;
  readonly headers?: Headers;
  /** BCP 47 tag of the language that is wanted where a source says the same in several. */
  readonly lang?: string;
}

/** A body of which the shape is known and the format not yet. */
export interface Body {
  readonly about: About;
  /** The whole text, decoded, without byte-order mark. */
  readonly text: string;
  /** Qualified name of the first element, as written (`rss`, `rdf:RDF`, `feed`, `html`); absent when it is no markup. */
  readonly root?: string;
  /** Where in the text that element begins: prolog, comments and document type stand before it. */
  readonly start?: number;
  /** The parsed value, when it is JSON. `__proto__` in it is a plain key. */
  readonly json?: unknown;
}

/** What every reader gives beside its items. */
export interface Reading {
  readonly title?: string;
  /** Address of the page after this one, absolute. */
  readonly next?: string;
  readonly total?: number;
  /** Number of items that could not be read. */
  readonly skipped: number;
  /** Page where people read the same thing. */
  readonly url?: string;
  /** Address to subscribe to, where it is not the one that was read; empty where there is none. */
  readonly feed?: string;
  /** True when the text stopped before its own end: there may have been more. */
  readonly unended?: boolean;
}

interface Recognised {
  /** Value of the `type` attribute that forces this format. */
  readonly name: string;
  readonly matches: (body: Body) => boolean;
  /** Completes an address before it is asked, where the format gives more when asked for it (WordPress: `_embed`). */
  readonly prepare?: (url: URL) => URL;
  /**
   * How an address is asked, where a plain GET does not give it (`REPORT`, `PROPFIND`). Nothing for an address that is not
   * known to be of this format, unless the page has named it.
   *
   * @throws {SourceError} when it cannot be asked from this page.
   */
  readonly ask?: (url: URL, named: boolean) => Asking | undefined;
  /**
   * Another address, whose items belong to the first page of this one too. It is asked at the same time.
   *
   * @param url As `prepare` has left it.
   */
  readonly beside?: (url: URL) => URL | undefined;
  /**
   * Other ways to ask, where the first gave nothing that can be read: each is tried in its turn, until one does.
   *
   * @param url As the page wrote it.
   * @param wrong Why the first way failed: an answer, at least, came.
   */
  readonly others?: (url: URL, wrong: SourceError) => readonly Way[];
}

/** One way to ask. */
export interface Way {
  readonly url: string;
  /** Absent for a plain GET. */
  readonly init?: Asking;
}

/** What of a request a format may choose. */
export type Asking = Pick<RequestInit, 'method' | 'headers' | 'body'>;

/** Reads a parsed XML document. A long one comes in blocks: the same root and head, some of the items each. */
export interface XmlFormat<R> extends Recognised {
  readonly of: 'xml';
  /** The body tells what beside the reader is needed for it. */
  readonly load: (body: Body) => Promise<(document: XmlTree, about: About) => R>;
}
export interface JsonFormat<R> extends Recognised {
  readonly of: 'json';
  readonly load: () => Promise<(json: unknown, about: About) => R>;
}
export interface HtmlFormat<R> extends Recognised {
  readonly of: 'html';
  readonly load: () => Promise<(document: Document, about: About) => R>;
}
export interface TextFormat<R> extends Recognised {
  readonly of: 'text';
  /** The body tells what beside the reader is needed for it. A long one may take its time, and be aborted. */
  readonly load: (body: Body) => Promise<(text: string, about: About, signal?: AbortSignal) => R | Promise<R>>;
}
export type Format<R> = XmlFormat<R> | JsonFormat<R> | HtmlFormat<R> | TextFormat<R>;

/** Everything `data/` knows of a widget: how to recognise its formats, where their readers are, where their items stand. */
export interface FormatTable<R extends Reading, T> {
  readonly formats: readonly Format<R>[];
  /** The formats that are rarely met: asked when no other knows a body. */
  readonly more?: () => Promise<readonly Format<R>[]>;
  /** Addresses for which these want to be asked first too, so that they prepare them. */
  readonly rare?: RegExp;
  /** Types of the links (`rel="alternate"`) by which a web page leads to what the widget reads; feeds, when absent. */
  readonly links?: RegExp;
  /** Local names of the XML elements at which a long document may be split, e.g. `item`. */
  readonly blocks: readonly string[];
  readonly items: (reading: R) => readonly T[];
  /** The same reading with other items: what joins the blocks of a long document. */
  readonly withItems: (reading: R, items: readonly T[]) => R;
}

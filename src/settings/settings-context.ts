import { createContext } from '@lit/context';
import type { Messages } from '../i18n/messages.js';

/** Who reads the page, as the page says. */
export interface User {
  readonly name: string;
  readonly groups?: readonly string[];
}

/** What a page says once for all its widgets. Every part is optional: a widget works without. */
export interface Settings {
  readonly lang?: string;
  /** IANA name of the zone in which times show. */
  readonly zone?: string;
  /** Address of a relay for sources of another origin: `GET {relay}?url={encoded}`, never with `token`. */
  readonly relay?: string;
  /** Base address of the Parvis API. */
  readonly api?: string;
  readonly credentials?: RequestCredentials;
  /** True on shared computers: marks and drafts live in this tab only. */
  readonly shared?: boolean;
  readonly fetch?: typeof fetch;
  /** Gives the bearer token for an address, or nothing. */
  readonly token?: (url: string) => string | undefined | Promise<string | undefined>;
  readonly user?: User;
  /** Reads wait for it. */
  readonly wait?: Promise<unknown>;
  /** Sentences that the page words its own way, by language. */
  readonly messages?: Readonly<Record<string, Partial<Messages>>>;
}

/** The same key for every copy of Parvis on a page. */
export const settingsContext = createContext<Settings>(Symbol.for('parvis.settings.1'));

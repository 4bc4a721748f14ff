import { parseDate } from '../../../data/reading/values/parse-date.js';
import { children, childText } from '../../../data/reading/xml/xml-children.js';
import type { XmlElement, XmlTree } from '../../../data/reading/xml/xml-element.js';

/** What one response of a multistatus says of a resource (RFC 4918, 14.24), as the server writes it. */
export interface DavResource {
  readonly href: string;
  /** Status of the resource as a whole, where the server gives one instead of its properties. */
  readonly status?: string;
  /** Absent where the server does not say. */
  readonly collection?: boolean;
  readonly name?: string;
  readonly size?: number;
  /** With its parameters. */
  readonly mime?: string;
  readonly etag?: string;
  readonly modified?: string;
  readonly created?: string;
  /** The properties that were found, by local name: of two alike, that of DAV. */
  readonly props: ReadonlyMap<string, XmlElement>;
}

/** Code of a status line, `HTTP/1.1 207 Multi-Status`; 200 where there is none. */
const codeOf = (status: string) => +(/(?:^|\s)([1-5]\d\d)(?:\s|$)/.exec(status)?.[1] ?? 200);

/** True when the status says that the resource itself could not be told about. */
export const isFailure = ({ status = '' }: DavResource): boolean => codeOf(status) >= 300;

/** Text of the first of these properties that says something. */
export function propText({ props }: Pick<DavResource, 'props'>, ...names: string[]): string | undefined {
  for (const name of names) {
    const text = props.get(name)?.textContent?.trim();
    if (text) return text;
  }
  return undefined;
}

/** A number of bytes; nothing where it is none, or beyond what a number holds exactly. */
export const bytes = (text: string | undefined): number | undefined =>
  text && /^\d{1,16}$/.test(text) && Number.isSafeInteger(+text) ? +text : undefined;

/** Reads every response. Properties count where their status is a success (RFC 4918, 9.1), or is missing. */
export function readResources({ documentElement: root }: XmlTree): DavResource[] {
  return children(root, 'response').flatMap((response) => {
    const props = new Map<string, XmlElement>();
    for (const propstat of children(response, 'propstat')) {
      if (Math.trunc(codeOf(childText(propstat, 'status')) / 100) !== 2) continue;
      for (const property of children(propstat, 'prop').flatMap((prop) => children(prop))) {
        const { localName, namespaceURI } = property;
        if (namespaceURI === 'DAV:' || !props.has(localName)) props.set(localName, property);
      }
    }
    const read = { props };
    const resource = {
      ...read,
      status: childText(response, 'status') || undefined,
      collection: isCollection(read),
      name: propText(read, 'displayname'),
      size: bytes(propText(read, 'getcontentlength', 'size')),
      mime: propText(read, 'getcontenttype'),
      etag: propText(read, 'getetag'),
      modified: parseDate(propText(read, 'getlastmodified')),
      created: parseDate(propText(read, 'creationdate')),
    };
    // One status may be of several resources (RFC 4918, 14.24). One without an address is one that cannot be read.
    const hrefs = children(response, 'href').map((href) => href.textContent?.trim() ?? '');
    return (hrefs.length ? hrefs : ['']).map((href) => ({ ...resource, href }));
  });
}

/** RFC 4918, 15.9; IIS has a property of its own beside it, Apache a type. */
function isCollection(read: Pick<DavResource, 'props'>): boolean | undefined {
  const type = read.props.get('resourcetype');
  if (type) return children(type, 'collection').length > 0;
  if (/^httpd\/unix-directory/i.test(propText(read, 'getcontenttype') ?? '')) return true;
  const said = propText(read, 'iscollection');
  return said ? /^(?:1|true)$/i.test(said) : undefined;
}

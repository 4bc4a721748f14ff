/**
 * What a reader of XML uses of an element. The browser's own elements are such, and so are the light ones of
 * `xml-tree.ts`, which stand for them where a document is too long or too broken for the browser's parser.
 */
export interface XmlElement {
  /** As written, with its prefix. */
  readonly nodeName: string;
  readonly localName: string;
  /** Null without one. For a prefix that the document never declares, a light element gives the prefix itself. */
  readonly namespaceURI: string | null;
  readonly textContent: string | null;
  /** The inside as markup, references and all. */
  readonly innerHTML: string;
  readonly parentElement: XmlElement | null;
  readonly firstElementChild: XmlElement | null;
  readonly nextElementSibling: XmlElement | null;
  /** By qualified name, as `xml:lang`. */
  getAttribute(name: string): string | null;
}

/** A parsed XML document, of the browser or light. */
export interface XmlTree {
  readonly documentElement: XmlElement;
}

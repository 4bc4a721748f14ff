import { SourceError } from './source-error.js';

/** What the browser's policy gives is a typed value that stands where a string is asked for. */
interface Policy {
  createHTML(text: string): string;
  createScriptURL(address: string): string;
}
interface PolicyFactory {
  createPolicy(name: string, rules: Policy): Policy;
}

/**
 * Namespaces of HTML, SVG and MathML, also one that is written by numbers; and names of attributes that no prefix stands before
 * as it should, which Chromium answers with a page of its own too.
 */
const ACTING =
  /w3\.org\/(1999\/x|2000\/s|1998\/M)|xmlns[:\w-]{0,50}\s*=\s*["'][^"']{0,30}&#|:[^\s:=<>"'/]*\s*=\s*["'](?<!\s(xml(ns)?|(?!xml)[a-z][\w-]*):[\w-]+\s*=\s*.)/i;
/** What may be a prefix of an element or of an attribute (Namespaces in XML, 4). */
const PREFIX = /(?<=[<\s])(?!xml)[a-z][\w-]*(?=:[\w-]+[\s=/>])/gi;

const asItIs = (value: string) => value;
const rules: Policy = { createHTML: asItIs, createScriptURL: asItIs };

let policy: Policy | undefined;

function ourPolicy(): Policy {
  if (!policy) {
    // Kept at once: a page that refuses the policy is asked once, and reports once.
    policy = rules;
    try {
      policy = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes?.createPolicy('parvis', rules) ?? rules;
    } catch {
      // Refused. Where the page names policies without requiring them, plain strings still do; else the sink throws below.
    }
  }
  return policy;
}

/** What a sink throws for a plain string says nothing of the way out: this does. */
function behindPolicy<T>(use: (policy: Policy) => T): T {
  try {
    return use(ourPolicy());
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    throw new SourceError(
      'blocked',
      "the page's policy refuses ours: its Content-Security-Policy has to say: trusted-types parvis lit-html",
      { cause },
    );
  }
}

/**
 * The policy of the templates, for the Lit that the bundles carry: the name `lit-html` is left to the Lit of the page.
 *
 * @internal
 */
export const templatePolicy: Pick<Policy, 'createHTML'> = {
  createHTML: (text) => behindPolicy((policy) => policy.createHTML(text)),
};

/**
 * Parses markup as what stands in an element of an inert document: nothing in it runs or loads, as long as it stays there.
 *
 * @throws {SourceError} of kind `blocked` when the policy of the page refuses ours.
 */
export function fillInert(element: Element, text: string): void {
  behindPolicy((policy) => (element.innerHTML = policy.createHTML(text)));
}

/**
 * Parses XML without a declaration or a document type, into an inert document: nothing in it runs or loads. Nothing when
 * it is not well-formed, and when it holds HTML or drawings as elements: of those, Chromium reports the styles and the
 * listeners to the policy of the page, wherever they are parsed. (Of a fault too: a parser of whole documents answers it
 * with a page of its own, in style. A parser of parts throws.)
 *
 * @throws {SourceError} of kind `blocked` when the policy of the page refuses ours.
 */
export function parseXml(text: string): XMLDocument | undefined {
  if (ACTING.test(text)) return undefined;
  const parsed = document.implementation.createDocument(null, 'xml');
  const holder = parsed.documentElement;
  // A prefix that was never declared stands for itself: it is common, and would be a fault too.
  for (const prefix of [...new Set(text.match(PREFIX))].slice(0, 99)) {
    holder.setAttributeNS('http://www.w3.org/2000/xmlns/', `xmlns:${prefix}`, prefix);
  }
  try {
    fillInert(holder, text);
  } catch (error) {
    if (error instanceof DOMException) return undefined;
    throw error;
  }
  const root = holder.firstElementChild;
  if (!root || root.nextElementSibling) return undefined;
  holder.replaceWith(root);
  return parsed;
}

/**
 * Parses text as HTML, into an inert document: nothing in it runs or loads, as long as it stays there. For the pages of
 * others there is `parsePage`.
 *
 * @throws {SourceError} of kind `blocked` when the policy of the page refuses ours.
 */
export function parseHtml(text: string): Document {
  return behindPolicy((policy) => new DOMParser().parseFromString(policy.createHTML(text), 'text/html'));
}

/**
 * Starts a module worker of ours.
 *
 * @throws {SourceError} of kind `blocked` when the policy of the page refuses ours.
 */
export function newWorker(address: URL | string): Worker {
  return behindPolicy((policy) => new Worker(policy.createScriptURL(String(address)), { type: 'module' }));
}

import { SourceError } from './source-error.js';

/** What the browser's policy gives is a typed value that stands where a string is asked for. */
interface Policy {
  createHTML(text: string): string;
  createScriptURL(address: string): string;
}
interface PolicyFactory {
  createPolicy(name: string, rules: Policy): Policy;
}

/** What may be a prefix of an element or of an attribute (Namespaces in XML, 4). */
const PREFIXES = /(?<=[<\s])[a-z_][\w.-]*(?=:[\w.-]+[\s=/>])/gi;

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
      "the policy of this page refuses 'parvis'; it needs the header Content-Security-Policy: require-trusted-types-for 'script'; trusted-types parvis lit-html",
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
 * XML without what Chromium reports to the policy of the page from an inert document too: in the namespaces of HTML,
 * SVG and MathML, which most feeds do without, attributes that listen, `style` and `<style>` get other names.
 */
function quiet(text: string): string {
  if (!/w3\.org\/(1999\/x|2000\/s|1998\/M)/.test(text)) return text;
  return text.replace(/<[^<>!?](?:[^<>"']|"[^<"]*"|'[^<']*')*/g, (tag) =>
    tag.replace(/^(<\/?(?:[\w-]+:)?)style\b/i, '$1noframes').replace(/(\s)(?=(?:on\w+|style)\s*=)/gi, '$1x-'),
  );
}

/**
 * Parses XML without a declaration or a document type, into an inert document: nothing in it runs or loads. Nothing when
 * it is not well-formed. (A parser of whole documents would answer that with a page of its own, whose styles Chromium
 * reports to the policy of the page.)
 *
 * @throws {SourceError} of kind `blocked` when the policy of the page refuses ours.
 */
export function parseXml(text: string): XMLDocument | undefined {
  return behindPolicy((policy) => {
    const parsed = document.implementation.createDocument(null, 'xml');
    const holder = parsed.documentElement;
    // A prefix that was never declared stands for itself: it is common, and would be a fault too.
    for (const prefix of new Set(text.match(PREFIXES))) {
      if (!/^xml/i.test(prefix)) holder.setAttributeNS('http://www.w3.org/2000/xmlns/', `xmlns:${prefix}`, prefix);
    }
    try {
      holder.innerHTML = policy.createHTML(quiet(text));
    } catch (error) {
      if (error instanceof DOMException) return undefined;
      throw error;
    }
    const root = holder.firstElementChild;
    if (!root || root.nextElementSibling) return undefined;
    holder.replaceWith(root);
    return parsed;
  });
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

/**
 * Parses text as the HTML of a part of a page, into an element of an inert document: nothing in it runs or loads, as
 * long as it stays there.
 *
 * @throws {SourceError} of kind `blocked` when the policy of the page refuses ours.
 */
export function parseFragment(text: string): HTMLElement {
  return behindPolicy((policy) => {
    const root = inertElement();
    root.innerHTML = policy.createHTML(text);
    return root;
  });
}

/** An element of a document that runs and loads nothing. */
export function inertElement(): HTMLElement {
  return document.implementation.createHTMLDocument().createElement('div');
}

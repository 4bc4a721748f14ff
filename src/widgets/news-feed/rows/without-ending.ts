/** Such endings stand in the last letters, however long a text is. */
const LAST = 700;

/** Whom plugins credit, for those who copy the feed. */
const credit =
  /(?:^| )(?:The post|(?:L['’]|Cet )article) .+ (?:appeared first on|first appeared on|est apparu en premier sur) (?:(?!\. ).)+$/;

/** The words of a link to the whole text. They begin a sentence: inside one, they are the author's own. */
const invitation =
  /(?:(?<=[…\].!?»”]) ?|(?:^| )(?=[A-Z]))(?:[Ll]ire (?:la suite|plus)|[Cc]ontinue(?: reading|r la lecture)|[Rr]ead more)(.*)$/;
const onlySigns = /^(?: de| of)?[\s:…«»“”"'.→›]*$/;

/** Where the words were cut. */
const cut = /\s*[[(](?:(?:more|suite|lire la suite) ?)?(?:…|\.{3})[\])]\s*$/;

/**
 * A summary without what WordPress and its themes put after it, in French and in English: `[…]`, "Continue reading", "The
 * post … appeared first on …". The title leads to the whole text already.
 *
 * @param title Of the item, which such an ending may repeat.
 */
export function withoutEnding(summary: string, title: string): string {
  const written = summary.slice(-LAST);
  const last = written
    .replace(credit, '')
    .replace(invitation, (all, rest: string) => (onlySigns.test(rest.replace(title, '')) ? '' : all))
    .replace(cut, '…');
  // One sign tells that words are missing, apart from the end of a sentence.
  return last === written
    ? summary
    : summary.slice(0, -LAST) +
        last.trim().replace(/([^\s…])[\s…]*…$/, (_, end: string) => end + (/[.!?]/.test(end) ? ' …' : '…'));
}

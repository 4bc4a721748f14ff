import { html, type TemplateResult } from 'lit';
import type { IdeaFormMessages } from '../../../i18n/ideas/idea-form-messages.js';
import type { CommonMessages } from '../../../i18n/messages.js';
import type { IdeaBox } from '../idea.js';

/**
 * What is true of names, votes and addresses, as the server says of itself; nothing is promised of one that does not.
 *
 * @param signed Whether what is written bears the name of the account.
 */
export function honestWords(
  box: IdeaBox,
  { f, t, signed }: { readonly f: IdeaFormMessages; readonly t: CommonMessages; readonly signed: boolean },
): TemplateResult {
  const { anonymity, moderation } = box;
  const sentences = signed ? [f.signedByAccount] : [];
  if (anonymity) {
    const { identity, names, seenBy, addressHours, votesLinked } = anonymity;
    if (names === 'none') sentences.push(f.noNames);
    else {
      if (names === 'required') sentences.push(f.withNames);
      sentences.push(seenBy === 'everyone' ? f.nameSeenByAll : f.nameSeenByModerators);
    }
    sentences.push(identity === 'browser' ? f.knownByBrowser : f.knownByAccount);
    const hours = new Intl.NumberFormat(t.lang).format(addressHours);
    sentences.push(addressHours ? f.addressKept(hours, addressHours) : f.addressNotKept);
    sentences.push(votesLinked ? f.votesLinked : f.votesNotLinked);
  }
  if (moderation === 'before') sentences.push(f.readBefore);
  return html`<div class="honest quiet">${sentences.map((sentence) => html`<p>${sentence}</p>`)}</div>`;
}

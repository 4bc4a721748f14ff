import '../../settings/define.js';
import { defineElement } from '../../define-element.js';
import { ParvisIdeaBox } from './idea-box.js';
import type { IdeaOpenEvent, IdeaSubmitEvent, IdeaVoteEvent } from './idea-events.js';

defineElement('parvis-idea-box', ParvisIdeaBox);

declare global {
  interface HTMLElementTagNameMap {
    'parvis-idea-box': ParvisIdeaBox;
  }
  interface GlobalEventHandlersEventMap {
    'parvis-idea-open': IdeaOpenEvent;
    'parvis-idea-submit': IdeaSubmitEvent;
    'parvis-idea-vote': IdeaVoteEvent;
  }
}

import '../../settings/define.js';
import { defineElement } from '../../define-element.js';
import { ParvisIdeaBox } from './idea-box.js';

defineElement('parvis-idea-box', ParvisIdeaBox);

declare global {
  interface HTMLElementTagNameMap {
    'parvis-idea-box': ParvisIdeaBox;
  }
}

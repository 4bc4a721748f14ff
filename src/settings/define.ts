import { defineElement } from '../define-element.js';
import { ParvisSettings } from './parvis-settings.js';
import { ParvisSource } from './parvis-source.js';

// Settings come before the widgets that ask for them.
defineElement('parvis-settings', ParvisSettings);
defineElement('parvis-source', ParvisSource);

declare global {
  interface HTMLElementTagNameMap {
    'parvis-settings': ParvisSettings;
    'parvis-source': ParvisSource;
  }
}

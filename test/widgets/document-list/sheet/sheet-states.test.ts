import { expect } from '@open-wc/testing';
import '../../../../src/widgets/document-list/define.js';
import {
  documentStates,
  type DocumentState,
  type DocumentStateName,
} from '../../../../stories/support/document-states.js';
import { documentList, reachDocuments } from '../../../../stories/support/draw-documents.js';
import { viewport } from '../../../support/commands.js';
import { blankPage } from '../../../access/draw.js';

const names = (
  'sheet sheet-image sheet-foreign sheet-table versions old-version compare writing new-folder uploaded uploading ' +
  'upload-asks upload-failed drop new-version rename restore conflict'
).split(' ') as DocumentStateName[];

describe('axe, the sheet and what is written', () => {
  after(() => blankPage());
  for (const name of names) {
    it(`finds nothing in "${name}"`, async () => {
      for (const [width, theme] of [
        [320, 'dark'],
        [1200, 'light'],
      ] as const) {
        await viewport(width, 900);
        localStorage.clear();
        const state: DocumentState = documentStates[name];
        const around = document.createElement('div');
        around.className = theme;
        blankPage().append(around);
        const list = documentList(state.args('fr'));
        around.append(list);
        await reachDocuments(list, state);
        // What rises is pale for a moment.
        for (const one of list.shadowRoot!.getAnimations()) one.finish();
        await expect(list).to.be.accessible();
      }
    });
  }
});

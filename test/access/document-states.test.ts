import '../../src/widgets/document-list/define.js';
import { documentStates } from '../../stories/support/document-states.js';
import { documentList, reachDocuments } from '../../stories/support/draw-documents.js';
import { checkWidget } from './check-widget.js';

checkWidget({ called: 'the list of documents', states: documentStates, make: documentList, reach: reachDocuments });

import { checkStates } from './check-states.js';

checkStates('light', {}, ['light']);

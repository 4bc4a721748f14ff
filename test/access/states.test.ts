import { checkStates } from './check-states.js';

checkStates('light and dark', {}, ['light', 'dark']);

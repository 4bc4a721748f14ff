import { checkStates } from './check-states.js';

checkStates('dark', {}, ['dark']);

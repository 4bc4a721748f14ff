import { checkStates } from './check-states.js';

checkStates('forced colours, light', { forcedColors: 'active', colorScheme: 'light' }, ['forced']);
checkStates('forced colours, dark', { forcedColors: 'active', colorScheme: 'dark' }, ['forced']);

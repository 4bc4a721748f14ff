import { version } from '../../../../../src/version.js';

// Promises to read, and dies over it.
addEventListener('message', () => {
  throw new Error('dies');
});
postMessage(version);

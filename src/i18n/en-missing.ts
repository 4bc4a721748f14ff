import type { MissingMessages } from './missing-messages.js';

export const messages: MissingMessages = {
  missingPart: 'Not possible right now: there is no connection. Try again once it is back.',
};

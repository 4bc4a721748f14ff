import type { MissingMessages } from './missing-messages.js';

export const messages: MissingMessages = {
  missingPart: 'Impossible pour le moment\u00a0: la connexion manque. Réessayez quand elle sera revenue.',
};

import type { IdeaMessages } from './idea-messages.js';

export const messages: IdeaMessages = {
  statuses: {
    received: 'Reçue',
    study: 'À l’étude',
    accepted: 'Retenue',
    underway: 'En cours',
    done: 'Réalisée',
    declined: 'Non retenue',
    merged: 'Regroupée',
  },
  noIdeas: 'Aucune idée pour le moment.',
  ideaCount: (count, n) => `${count}\u00a0idée${n > 1 ? 's' : ''}`,
  votes: (n) => (n > 1 ? 'votes' : 'vote'),
  vote: (title) => `Soutenir «\u202f${title}\u202f»`,
  support: 'Soutenir',
  supported: 'Soutenue',
  comments: (count, n) => `${count}\u00a0commentaire${n > 1 ? 's' : ''}`,
  answerBy: (who) => `Réponse\u00a0: ${who}`,
  answered: 'Réponse de la mairie',
  due: (date) => `Réponse attendue avant le ${date}`,
  overdue: (date) => `Réponse en retard, attendue pour le ${date}`,
  answeredShare: (answered, total, n) =>
    `${answered}\u00a0idée${n > 1 ? 's' : ''} sur ${total} ${n > 1 ? 'ont' : 'a'} une réponse`,
  promise: (days, n) => `Réponse promise sous ${days}\u00a0jour${n > 1 ? 's' : ''}`,
  propose: 'Proposer une idée',
  follow: 'Retrouver mon idée',
  moderate: 'Modérer',
  pending: 'En attente de publication',
  mine: 'Votre idée',
};

import { fold } from '../../../data/reading/values/fold.js';
import { text } from './read-idea.js';

/** What others call the statuses that a box has by default. */
const words = new Map(
  Object.entries({
    received: 'open opened new submitted published not_answered nouveau nouvelle ouvert ouverte recu recue',
    study:
      'evaluating evaluation review reviewing under_review considering a_l_etude etude en_etude etudiee instruction',
    accepted: 'planned plan retenu retenue accepte acceptee prevu prevue approved',
    underway: 'started in_progress progress en_cours working doing',
    done: 'completed complete closed resolved shipped implemented realise realisee fait faite termine terminee',
    declined: 'rejected refused not_planned wontfix refuse refusee rejete rejetee non_retenu non_retenue',
    merged: 'duplicate doublon fusionne fusionnee',
  }).flatMap(([status, others]) => [status, ...others.split(' ')].map((word) => [word, status] as const)),
);

/** One of the statuses that a box has by default, else the source's own word. */
export function knownStatus(value: unknown): string | undefined {
  const written = text(value);
  return written && (words.get(fold(written).replace(/[^a-z]+/g, '_')) ?? written);
}

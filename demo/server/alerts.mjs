/** Urgent news that the visitor of the demo sets off, to see it arrive. They leave with the server. */

const drills = [
  {
    title: 'Coupure d’eau dans le quartier de la Gare jusqu’à 18 h',
    text: 'Une canalisation a cédé rue des Tilleuls. De l’eau en bouteille est distribuée devant la salle Jean-Moulin.',
  },
  {
    title: 'Vigilance orange : vents violents cette nuit',
    text: 'Les parcs et le cimetière ferment à 17 h. Rentrez ce qui peut s’envoler, évitez les abords des arbres.',
  },
  {
    title: 'École Jules-Ferry fermée demain matin, panne de chauffage',
    text: 'Les enfants sont accueillis à l’école Louise-Michel. Les cars passent aux heures habituelles.',
  },
];

/** How many stand at once: each is in every feed, and somebody may hold the button down. */
const MOST = 10;

export class Alerts {
  /** @type {{ id: string, title: string, text: string, at: Date }[]} newest first */
  #raised = [];
  #count = 0;

  get raised() {
    return this.#raised;
  }

  /** Instant of the last change, epoch milliseconds. */
  changed = 0;

  raise() {
    const drill = /** @type {typeof drills[number]} */ (drills[this.#count % drills.length]);
    this.changed = Date.now();
    const alert = { ...drill, id: `alerte-${this.changed}-${++this.#count}`, at: new Date(this.changed) };
    this.#raised = [alert, ...this.#raised].slice(0, MOST);
    return alert;
  }

  clear() {
    this.#raised = [];
    this.changed = Date.now();
  }

  /** Puts them first in an RSS feed. @param {string} rss */
  addTo(rss) {
    const items = this.#raised.map(
      ({ id, title, text, at }) => `<item>
      <title>${title}</title>
      <link>https://saint-aubin-des-pres.example/alertes/${id}</link>
      <guid isPermaLink="false">${id}</guid>
      <pubDate>${at.toUTCString()}</pubDate>
      <category>Alerte</category>
      <description>${text}</description>
    </item>
    `,
    );
    return rss.replace('<item>', `${items.join('')}<item>`);
  }
}

import { expect, fixture } from '@open-wc/testing';
import { messages as french } from '../../../src/i18n/fr-failures.js';
import '../../../src/widgets/document-list/define.js';
import type { FailureEvent } from '../../../src/ui/widget-events.js';
import type { ParvisDocumentList } from '../../../src/widgets/document-list/document-list.js';
import { documentMistakes } from '../../../src/widgets/document-list/document-mistakes.js';

/** A list as an editor types it, with one document inside. */
const typed = (attributes: string) =>
  fixture<ParvisDocumentList>(
    `<parvis-document-list ${attributes}><ul><li><a href="/plu.pdf">PLU</a></li></ul></parvis-document-list>`,
  );

/** No-break spaces as spaces. */
const plain = (sentence: string) => sentence.replace(/[\u00a0\u202f]/g, ' ');

describe('a word that the list of documents does not know', () => {
  const cases: [attributes: string, told: string[]][] = [
    ['layout="table" sort="-modified" group-by="year" open="preview" filters="kind period"', []],
    ['layout="liste"', ['layout="liste" n’existe pas. Écrivez table (tableau), cards (cartes) ou compact.']],
    [
      'group-by="annee"',
      ['group-by="annee" n’existe pas. Écrivez year (année), folder (dossier), kind (type) ou letter (lettre).'],
    ],
    ['open="voir"', ['open="voir" n’existe pas. Écrivez link (lien), download (téléchargement) ou preview (aperçu).']],
    ['stale-after="un an"', ['stale-after="un an" : écrivez un nombre, par exemple stale-after="12".']],
    ['editable="non"', ['editable="non" : retirez l’attribut. Quelle que soit sa valeur, il veut dire oui.']],
    ['filters="type"', ['filters="type" n’existe pas. Écrivez kind (type), period (période) ou folder (dossier).']],
  ];
  for (const [attributes, told] of cases) {
    it(`is named, and the others with what they mean: ${attributes}`, async () => {
      expect(documentMistakes(await typed(attributes), french).map(plain)).to.deep.equal(told);
    });
  }

  it('is told to the editor, though the list is healthy', async () => {
    for (const attributes of ['stale-after="un an"', 'editable="non"', 'view="cards"']) {
      const told = new Promise<FailureEvent>((resolve) =>
        document.addEventListener('parvis-error', (event) => resolve(event), { once: true }),
      );
      await typed(attributes);
      expect((await told).cure, attributes).to.include(attributes);
    }
  });

  it('is named in what sorts, beside each order', async () => {
    const [told] = documentMistakes(await typed('sort="nom"'), french);
    expect(plain(told!)).to.include('Écrivez name (nom), kind (type), size (taille), modified (date), author (auteur)');
  });
});

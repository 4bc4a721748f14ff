import type { FailureMessages } from './messages.js';

const allowed =
  'Autorisez cette page sur le serveur de la source (en-tête Access-Control-Allow-Origin), ou indiquez un relais\u00a0: <parvis-settings relay="…">.';

/** What the words of attributes mean, where they are no French. */
const glosses: Readonly<Record<string, string>> = {
  month: 'mois',
  week: 'semaine',
  day: 'jour',
  list: 'liste',
  cards: 'cartes',
  featured: 'à la une',
  category: 'rubrique',
  audience: 'public',
  period: 'période',
  place: 'lieu',
  own: 'de votre site et de la source',
  all: 'toutes',
  none: 'aucune',
  name: 'nom',
  kind: 'type',
  size: 'taille',
  modified: 'date',
  author: 'auteur',
  year: 'année',
  folder: 'dossier',
  letter: 'lettre',
  link: 'lien',
  download: 'téléchargement',
  preview: 'aperçu',
  table: 'tableau',
  top: 'les plus soutenues',
  recent: 'les plus récentes',
  trending: 'celles qui montent',
  unanswered: 'sans réponse',
  sort: 'ordre',
  status: 'statut',
  topic: 'thème',
};
const glossed = (word: string) => (glosses[word] ? `${word} (${glosses[word]})` : word);

/** What is said of one source among several, and of more than one. */
const of = (one: string, more: string) => (sources: string, n: number) => `${sources}\u00a0: ${n > 1 ? more : one}`;

export const messages: FailureMessages = {
  failed: {
    network: 'La source ne répond pas.',
    blocked: 'Le navigateur n’a pas le droit de lire cette source.',
    refused: 'L’accès à cette source est réservé.',
    missing: 'Cette source n’existe plus à son adresse.',
    busy: 'La source est très demandée. Réessayez dans un moment.',
    server: 'La source est en panne pour le moment.',
    login: 'Il faut d’abord se connecter pour lire cette source.',
    format: 'La source a répondu, mais son contenu n’a pas pu être lu.',
    timeout: 'La source met trop de temps à répondre.',
    offline: 'Vous êtes hors connexion.',
    'too-large': 'La source est trop volumineuse pour être lue ici.',
    setup: 'Ce contenu n’est pas encore réglé.',
  },
  failedOf: {
    network: of('cette source ne répond pas pour le moment.', 'ces sources ne répondent pas pour le moment.'),
    blocked: of(
      'le navigateur n’a pas le droit de lire cette source.',
      'le navigateur n’a pas le droit de lire ces sources.',
    ),
    refused: of('l’accès à cette source est réservé.', 'l’accès à ces sources est réservé.'),
    missing: of('cette source n’existe plus à son adresse.', 'ces sources n’existent plus à leur adresse.'),
    busy: of(
      'cette source est très demandée. Réessayez dans un moment.',
      'ces sources sont très demandées. Réessayez dans un moment.',
    ),
    server: of('cette source est en panne pour le moment.', 'ces sources sont en panne pour le moment.'),
    login: of(
      'il faut d’abord se connecter pour lire cette source.',
      'il faut d’abord se connecter pour lire ces sources.',
    ),
    format: of(
      'cette source a répondu, mais son contenu n’a pas pu être lu.',
      'ces sources ont répondu, mais leur contenu n’a pas pu être lu.',
    ),
    timeout: of('cette source met trop de temps à répondre.', 'ces sources mettent trop de temps à répondre.'),
    offline: of(
      'hors connexion, cette source n’a pas pu être lue.',
      'hors connexion, ces sources n’ont pas pu être lues.',
    ),
    'too-large': of(
      'cette source est trop volumineuse pour être lue ici.',
      'ces sources sont trop volumineuses pour être lues ici.',
    ),
    setup: of('cette source n’est pas encore réglée.', 'ces sources ne sont pas encore réglées.'),
  },
  cures: {
    network: `Vérifiez l’adresse. Si elle s’ouvre bien dans un onglet, c’est que la source refuse d’être lue depuis une autre page. ${allowed}`,
    blocked:
      'La page interdit cette lecture. Si l’adresse commence par http:// et la page par https://, écrivez https://. Sinon, demandez à votre hébergeur d’ajouter l’adresse à connect-src, et «\u202ftrusted-types parvis lit-html\u202f», dans l’en-tête Content-Security-Policy.',
    refused:
      'La source est réservée à qui s’est connecté. Donnez credentials="include" ou un jeton (propriété token de <parvis-settings>), ou choisissez une adresse publique.',
    missing:
      'L’adresse ne mène à rien (404 ou 410). Corrigez l’attribut src, ou relay si c’est lui que nomme la ligne ci-dessous.',
    busy: 'La source limite le nombre de demandes. Allongez l’attribut refresh.',
    server: 'Le serveur de la source répond par une erreur. Prévenez son responsable.',
    login: 'L’adresse mène à une page de connexion. Donnez-en une qui s’ouvre sans se connecter.',
    format:
      'L’adresse ne mène pas à un flux connu. Donnez l’adresse d’un flux RSS, Atom, JSON Feed ou WordPress, ou précisez l’attribut type.',
    timeout: 'La source n’a rien envoyé pendant dix secondes, ou n’a pas fini en une minute. Prévenez son responsable.',
    offline: 'Le navigateur se dit hors connexion. La lecture reprendra au retour du réseau.',
    'too-large': 'La réponse dépasse 32\u00a0Mo. Donnez l’adresse d’une source plus courte.',
    setup: 'Corrigez ce que nomme la ligne ci-dessous. La liste des attributs et de leurs valeurs est dans le README.',
  },
  notListed:
    'Le serveur n’énumère pas ce dossier. Demandez à votre hébergeur Options +Indexes (Apache) ou autoindex on (nginx), ou donnez un jeton (propriété token de <parvis-settings>).',
  noCalendar:
    'L’adresse ne mène pas à un agenda. Donnez celle du fichier .ics. Dans Google Agenda\u00a0: Paramètres, puis «\u202fAdresse publique au format iCal\u202f» (ou «\u202fAdresse secrète\u202f»), et non la page publique. Dans Outlook\u00a0: Publier un calendrier, lien ICS.',
  noneHere: (example) =>
    `L’adresse ne mène à rien que cette balise sache lire. Donnez-en une comme ${example}, ou précisez l’attribut type.`,
  calendarAsNews: 'C’est un agenda\u00a0: utilisez <parvis-event-calendar>.',
  furtherCure:
    'La source annonce une page suivante qui n’existe pas, ou que l’on ne peut pas lire. Prévenez son responsable.',
  relay: {
    refused: 'Le relais refuse cette adresse. Ajoutez-la à sa liste, écrite exactement comme dans src.',
    server:
      'Le relais n’a pas pu lire cette adresse. Si elle en devient une autre dans un onglet, écrivez celle-là, aussi dans sa liste. Sinon, demandez à votre hébergeur d’activer allow_url_fopen.',
  },
  fromPage: (written, right) =>
    `${written} part du dossier de cette page, et n’y mène à rien. Depuis la racine du site, écrivez ${right}.`,
  onFile: 'Cette page est ouverte comme un fichier\u00a0: mettez-la sur un site.',
  onDrive: (written) =>
    `${written}\u00a0: une page ne lit ni un lecteur ni un partage Windows. Donnez l’adresse web (https://…) de ce dossier.`,
  unknownWord: (written, known) =>
    `${written} n’existe pas. Écrivez ${new Intl.ListFormat('fr', { type: 'disjunction' }).format(known.map(glossed))}.`,
  noNumber: (written, example) => `${written}\u00a0: écrivez un nombre, par exemple ${example}.`,
  noColor: (written, example) => `${written}\u00a0: écrivez une couleur, par exemple ${example}.`,
  writeInstead: (written, right) => `${written}\u00a0: écrivez ${right}.`,
  removeIt: (written) => `${written}\u00a0: retirez l’attribut. Quelle que soit sa valeur, il veut dire oui.`,
  straightQuotes: (written, right) => `${written}\u00a0: écrivez des guillemets droits, ${right}.`,
  writeLike: (written, example) => `${written}\u00a0: écrivez par exemple ${example}.`,
  noCategory: (written, known) =>
    `${written}\u00a0: rien n’a cette rubrique. Il y a\u00a0: ${new Intl.ListFormat('fr').format(known)}.`,
  commas: 'Une virgule sépare deux rubriques.',
  hashAlone: (id) => `L’attribut hash ne fait rien sans id\u00a0: ajoutez par exemple ${id}.`,
  notClosed: (tag) =>
    `La balise n’est pas refermée\u00a0: écrivez <${tag} src="…"></${tag}>. Tout ce qui la suit est caché.`,
  noSource: (src) => `L’attribut src manque\u00a0: ajoutez ${src}.`,
  noList: (src) => `Mettez chaque lien dans une liste, <ul><li><a href="…">…</a></li></ul>, ou ajoutez ${src}.`,
  noTimes: (src) =>
    `Entourez chaque date de <time>, <li><time datetime="2026-12-12">12 décembre</time>…</li>, ou ajoutez ${src}.`,
  kept: (since) => `Voici ce qui a été lu ${since}.`,
  offlineStale: (since) => `Vous êtes hors connexion. Voici ce qui a été lu ${since}.`,
  slow: (sources, n) =>
    sources
      ? `${sources}\u00a0: ${n > 1 ? 'ces sources sont lentes' : 'cette source est lente'} à répondre…`
      : 'La source est lente à répondre…',
  cancel: 'Annuler',
  answers: 'La source répond de nouveau.',
  cut: (sources, n) =>
    sources
      ? `${sources}\u00a0: ${n > 1 ? 'ces sources sont très longues. Seul leur' : 'cette source est très longue. Seul son'} début est affiché.`
      : 'La source est très longue\u00a0: seul son début est affiché.',
  broken: (sources, n) =>
    sources
      ? `${sources}\u00a0: ${n > 1 ? 'ces sources se sont interrompues. Seul leur' : 'cette source s’est interrompue. Seul son'} début est affiché.`
      : 'La source s’est interrompue\u00a0: seul son début est affiché.',
  further: (sources) => (sources ? `${sources}\u00a0: la suite n’a pas pu être lue.` : 'La suite n’a pas pu être lue.'),
  noText: 'Le texte n’a pas pu être affiché.',
  denied:
    'Ce navigateur ne garde rien de cette page\u00a0: à votre prochaine visite, les nouveautés ne seront pas signalées.',
};

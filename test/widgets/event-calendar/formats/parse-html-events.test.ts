import { expect } from '@open-wc/testing';
import { parsePage } from '../../../../src/data/reading/parse-page.js';
import { parseHtmlEvents, readEventList } from '../../../../src/widgets/event-calendar/formats/parse-html-events.js';
import { ABOUT, allSaid, times } from './said.js';

const read = (html: string) => readEventList(parsePage(html).body, ABOUT);

describe('a list written as HTML', () => {
  it('reads its entries', () => {
    const list = read(`<ul>
      <li><time datetime="2026-11-28T20:30">samedi 28, 20 h 30</time> <a href="/loto">Grand loto</a>, <span class="lieu">salle Jean-Moulin</span></li>
      <li><time datetime="2026-12-24">24</time> au <time datetime="2026-12-26">26 décembre</time> : Crèche vivante</li>
      <li lang="en"><h3>Walk</h3><time>28/11/2026</time><p>Bring boots</p><address>The mill</address> <a rel="tag" href="/t">Sport</a></li>
      <li><a href="/tous">Tout l’agenda</a></li>
    </ul>`);
    expect(list.skipped).to.equal(0);
    expect(allSaid(list)).to.deep.equal([
      {
        uid: 'https://town.example/loto 2026-11-28T20:30:00',
        title: 'Grand loto',
        url: 'https://town.example/loto',
        place: 'salle Jean-Moulin',
        start: '2026-11-28T20:30:00',
        allDay: false,
      },
      {
        uid: 'Crèche vivante 2026-12-24',
        title: 'Crèche vivante',
        start: '2026-12-24',
        end: '2026-12-27',
        allDay: true,
      },
      {
        uid: 'https://town.example/t 2026-11-28',
        title: 'Walk',
        url: 'https://town.example/t',
        description: 'Bring boots',
        place: 'The mill',
        categories: ['Sport'],
        lang: 'en',
        start: '2026-11-28',
        end: '2026-11-29',
        allDay: true,
      },
    ]);
  });

  it('reads emoji of which WordPress made pictures as the words that they stand in', () => {
    const list = read(`<ul>
      <li><time datetime="2026-12-12">12</time> Fête <img class="emoji" alt="🎉" src="https://s.w.org/1f389.svg"> du port</li>
      <li><a href="/loto">Loto <img class="emoji" alt="🎲" src="https://s.w.org/1f3b2.svg"></a> <time datetime="2026-12-13"></time></li>
    </ul>`);
    expect(list.events.map(({ title, image }) => [title, image])).to.deep.equal([
      ['Fête 🎉 du port', undefined],
      ['Loto 🎲', undefined],
    ]);
  });

  it('calls by its name a date that is written as a name alone', () => {
    const list = read('<ul><li><time datetime="2026-12-25">Noël</time></li><li><time>26/12/2026</time></li></ul>');
    expect(list.events.map(({ title }) => title)).to.deep.equal(['Noël', '']);
  });

  const day = (date: string) => `<time datetime="2026-12-${date}">${date}</time>`;
  const several: Record<string, [row: string, title: string, ...times: string[]]> = {
    'each date of an enumeration': [
      `Marché : ${day('05')}, ${day('12')} et ${day('19')}`,
      'Marché',
      '2026-12-05 2026-12-06',
      '2026-12-12 2026-12-13',
      '2026-12-19 2026-12-20',
    ],
    'each of three that nothing joins': [
      `${day('05')} ${day('12')} ${day('19')} <a href="/m">Market (hall)</a>`,
      'Market (hall)',
      '2026-12-05 2026-12-06',
      '2026-12-12 2026-12-13',
      '2026-12-19 2026-12-20',
    ],
    'two days that are two, with what leads to them': [
      `Les ${day('05')} et ${day('12')} : Loto`,
      'Loto',
      '2026-12-05 2026-12-06',
      '2026-12-12 2026-12-13',
    ],
    'two stays and a day': [
      `Exposition, du ${day('01')} au ${day('03')}, du ${day('10')} au ${day('12')} puis le ${day('20')}`,
      'Exposition',
      '2026-12-01 2026-12-04',
      '2026-12-10 2026-12-13',
      '2026-12-20 2026-12-21',
    ],
    'stays in English, and with dashes': [
      `${day('01')} to ${day('03')}, ${day('10')} – ${day('12')}: Fair`,
      'Fair',
      '2026-12-01 2026-12-04',
      '2026-12-10 2026-12-13',
    ],
    'between and until': [
      `Fair between ${day('01')} and ${day('03')}, ${day('10')}, until ${day('12')}`,
      'Fair',
      '2026-12-01 2026-12-04',
      '2026-12-10 2026-12-13',
    ],
    'a day and its two times': [
      `${day('05')}<time>14:00</time><time>16 h 30</time> Goûter`,
      'Goûter',
      '2026-12-05T14:00:00 2026-12-05T16:30:00',
    ],
    'a day and its one time': [`Le ${day('05')} à <time>14 h</time> Goûter`, 'Goûter', '2026-12-05T14:00:00 ?'],
    'a day with its sessions': [
      `${day('05')} : <time>10:00</time>, <time>14:00</time>–<time>15:00</time> et <time>16:00</time> Film`,
      'Film',
      '2026-12-05T10:00:00 ?',
      '2026-12-05T14:00:00 2026-12-05T15:00:00',
      '2026-12-05T16:00:00 ?',
    ],
    'days with their times': [
      `${day('05')} <time>10:00</time> <time>12:00</time> ; ${day('06')} <time>22:00</time> <time>02:00</time> Bal`,
      'Bal',
      '2026-12-05T10:00:00 2026-12-05T12:00:00',
      '2026-12-06T22:00:00 2026-12-07T02:00:00',
    ],
    'several times as microdata': [
      `<b itemprop="startDate" content="2026-12-05T10:00"><time>5</time></b><b itemprop="endDate" content="2026-12-05T11:00"></b>
       <b itemprop="startDate" content="2026-12-06T10:00"></b><b itemprop="endDate" content="2026-12-06T12:00"></b>
       <b itemprop="startDate" content="2026-12-07T10:00"></b> <a href="/b">Bal</a>`,
      'Bal',
      '2026-12-05T10:00:00 2026-12-05T11:00:00',
      '2026-12-06T10:00:00 2026-12-06T12:00:00',
      '2026-12-07T10:00:00 ?',
    ],
  };
  for (const [name, [row, title, ...expected]] of Object.entries(several)) {
    it(`reads ${name}`, () => {
      const list = read(`<ul><li>${row}</ul>`);
      expect(times(list)).to.deep.equal(expected.map((time) => `${time} floating`));
      expect(new Set(list.events.map((event) => event.title))).to.deep.equal(new Set([title]));
      expect(new Set(list.events.map(({ uid }) => uid)).size).to.equal(expected.length);
    });
  }

  it('is not long about words that lead to no date', () => {
    const { events } = read(`<ul><li>${day('05')} ${'le '.repeat(200_000)}</ul>`);
    expect(events).to.have.length(1);
  });

  it('reads rows and paragraphs too, where there is no list', () => {
    const rows = '<table><tr><td><time>2026-11-28</time><td>Loto<tr><td><time>2026-11-29</time><td>Bal</table>';
    expect(allSaid(read(rows)).map(({ title, start }) => [title, start])).to.deep.equal([
      ['Loto', '2026-11-28'],
      ['Bal', '2026-11-29'],
    ]);
    const paragraphs =
      '<div><p><time datetime="2026-11-28">28</time> <a href="/a">Loto</a></p><p><time datetime="2026-11-29">29</time> Bal</p></div>';
    expect(allSaid(read(paragraphs)).map(({ title, start }) => [title, start])).to.deep.equal([
      ['Loto', '2026-11-28'],
      ['Bal', '2026-11-29'],
    ]);
  });

  it('reads microformats and microdata', () => {
    const list =
      read(`<article class="h-event"><h2 class="p-name">Bal</h2><span class="dt-start" title="2026-11-28T20:00">à 20 h</span>
      <span class="dt-end" title="2026-11-28T23:00"></span><span class="p-location">Halle</span></article>
      <article><h2>Loto</h2><meta itemprop="startDate" content="2026-11-29"></article>`);
    expect(times(list)).to.deep.equal([
      '2026-11-28T20:00:00 2026-11-28T23:00:00 floating',
      '2026-11-29 2026-11-30 floating',
    ]);
    expect(list.events[0]!.place).to.equal('Halle');
  });

  it('counts a date that is none, and leaves out menus and what has a slot', () => {
    const list =
      read(`<nav><ul><li><time>2026-11-28</time> a</ul></nav><ul slot="footer"><li><time>2026-11-28</time> b</ul>
      <ul><li><time>bientôt</time> c<li><time datetime="2026-02-31">d</time> d</ul>`);
    expect([list.events.length, list.skipped]).to.deep.equal([0, 2]);
  });

  it('reads the main part of a whole page', () => {
    const page =
      parsePage(`<!doctype html><title>Agenda</title><base href="/dir/"><ul><li><time>2026-11-27</time> menu</ul>
      <main><ul><li><time>2026-11-28</time> <a href="a">Loto</a></ul></main>`);
    const { title, events } = parseHtmlEvents(page, ABOUT);
    expect([title, ...events.map(({ url }) => url)]).to.deep.equal(['Agenda', 'https://town.example/dir/a']);
  });
});

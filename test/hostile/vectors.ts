import { hostileCases, hostileFiles } from './corpus.js';

/** A hostile text and where it stands in the corpus. */
export interface Vector {
  readonly name: string;
  readonly text: string;
}

const LISTS = [
  'dompurify',
  'html5sec',
  'owasp-xss-filter-evasion',
  'payloadbox-xss',
  'naughty-strings',
  'urls',
  'filenames',
];

/** Every hostile text of the corpus that a feed can carry. */
export async function vectors(): Promise<readonly Vector[]> {
  const lists = LISTS.map(async (list) =>
    (await hostileCases(list)).map(({ id, payload }) => ({ name: `${list} ${id}`, text: payload })),
  );
  const feeds = [...(await hostileFiles('feeds-sanitize'))].flatMap(([name, body]) =>
    texts(body).map((text) => ({ name: `feeds-sanitize/${name}`, text })),
  );
  return [...(await Promise.all(lists)).flat(), ...feeds];
}

const parse = (xml: string) => new DOMParser().parseFromString(xml, 'application/xml');

/** Whether a text can stand in XML as elements. */
export function isWellFormed(text: string): boolean {
  const { documentElement } = parse(`<div xmlns="http://www.w3.org/1999/xhtml">${text}</div>`);
  return documentElement.localName === 'div' && !documentElement.querySelector('parsererror');
}

/** What the items of a feed say of themselves: as text, or as the markup that stands inside. */
function texts(body: string): string[] {
  const parts = parse(body).querySelectorAll('item > *, entry > *, channel > title, feed > title, feed > subtitle');
  return [...parts].map((part) => (part.childElementCount ? part.innerHTML : part.textContent)).filter(Boolean);
}

/** Markup that asks another origin for something as soon as it is in a page, or as soon as it is parsed. */
export function askingVectors(address: string): readonly Vector[] {
  let count = 0;
  const to = () => `${address}${++count}`;
  return [
    `<img src="${to()}">`,
    `<img srcset="${to()} 2x" src="a.png">`,
    `<img src="//${to().slice(5).replace(/^\/+/, '')}">`,
    `<img src="\\\\${to().slice(7)}">`,
    `<picture><source srcset="${to()}"><img></picture>`,
    `<image src="${to()}">`,
    `<video src="${to()}" poster="${to()}" autoplay preload="auto"></video>`,
    `<audio src="${to()}" autoplay preload="auto"></audio>`,
    `<video><source src="${to()}"><track default src="${to()}"></video>`,
    `<iframe src="${to()}"></iframe>`,
    `<iframe srcdoc="<img src='${to()}'>"></iframe>`,
    `<object data="${to()}"></object>`,
    `<embed src="${to()}">`,
    `<input type="image" src="${to()}">`,
    `<script src="${to()}"></script>`,
    `<link rel="stylesheet" href="${to()}">`,
    `<link rel="preload" as="image" href="${to()}"><link rel="prefetch" href="${to()}"><link rel="modulepreload" href="${to()}">`,
    `<link rel="preconnect" href="${to()}"><link rel="icon" href="${to()}"><link rel="manifest" href="${to()}">`,
    `<style>@import "${to()}"; * { background: url(${to()}) } @font-face { font-family: a; src: url(${to()}) }</style>`,
    `<p style="background: url(${to()}); list-style: url(${to()}); content: url(${to()}); font-family: a">a</p>`,
    `<table background="${to()}"><td background="${to()}">a</table>`,
    `<body background="${to()}">a`,
    `<svg><image href="${to()}" /><image xlink:href="${to()}" /><use href="${to()}#a" /><filter><feImage href="${to()}" /></filter></svg>`,
    `<svg><style>@import "${to()}";</style><script href="${to()}"></script></svg>`,
    `<math><mi href="${to()}">a</mi><maction actiontype="statusline#${to()}">b</maction></math>`,
    `<base href="${address}/"><img src="${++count}">`,
    `<meta http-equiv="refresh" content="0; url=${to()}">`,
    `<meta http-equiv="Content-Security-Policy" content="img-src *; report-uri ${to()}">`,
    `<form action="${to()}"><button autofocus>a</button><input type="submit" formaction="${to()}"></form>`,
    `<a href="a" ping="${to()}" attributionsrc="${to()}">a</a>`,
    `<img src="a.png" attributionsrc="${to()}" usemap="#m"><map name="m"><area ping="${to()}" href="a"></map>`,
    `<template shadowrootmode="open"><img src="${to()}"></template>`,
    `<noscript><img src="${to()}"></noscript>`,
    `<frameset><frame src="${to()}"></frameset>`,
    `<details open ontoggle="fetch('${to()}')"><summary>a</summary></details>`,
    `<portal src="${to()}"></portal><fencedframe src="${to()}"></fencedframe>`,
    `<bgsound src="${to()}"><applet archive="${to()}"></applet><isindex src="${to()}">`,
    `<parvis-news-feed src="${to()}"></parvis-news-feed>`,
    `<parvis-source src="${to()}"></parvis-source>`,
    to(),
    `//${to().slice(7)}`,
    `http://user:secret@${to().slice(7)}`,
  ].map((text, index) => ({ name: `asking ${index}`, text }));
}

/** Which formats are drawn, by their place in the order of a page. */
export type Turn = 'all' | 'even' | 'odd';

/** What has this turn. */
export const takeTurn = <T>(all: readonly T[], turn: Turn): T[] =>
  all.filter((_, index) => turn === 'all' || (index % 2 ? 'odd' : 'even') === turn);

// Draws the pictures of the demo town: layered landscapes in one palette, made as SVG, rendered by Chromium and packed
// by ImageMagick. Run it by hand when a scene changes (`node demo/data/pictures/draw.mjs [name…]`); its pictures are
// committed, so that nobody else needs either tool.
import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';

const W = 900;
const H = 600;
const here = import.meta.dirname;

/** Numbers that look random and are the same on every run. @param {number} seed */
function dice(seed) {
  let state = seed * 2654435761;
  return (low = 0, high = 1) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return low + (((t ^ (t >>> 14)) >>> 0) / 4294967296) * (high - low);
  };
}

let gradients = 0;
/** @param {string[]} colours from top to bottom @param {string} box attributes of the rectangle */
const fade = (colours, box = `width="${W}" height="${H}"`) => {
  const id = `g${++gradients}`;
  const stops = colours.map((c, i) => `<stop offset="${i / (colours.length - 1)}" stop-color="${c}"/>`).join('');
  return `<linearGradient id="${id}" x2="0" y2="1">${stops}</linearGradient><rect ${box} fill="url(#${id})"/>`;
};
const rect = (x, y, w, h, fill, more = '') =>
  `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${fill}" ${more}/>`;
const disc = (x, y, r, fill, more = '') => `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}" ${more}/>`;
const shape = (d, fill, more = '') => `<path d="${d}" fill="${fill}" ${more}/>`;
const line = (d, stroke, width, more = '') =>
  `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round" ${more}/>`;
const many = (n, draw) => Array.from({ length: n }, (_, i) => draw(i)).join('');

const sun = (x, y, r, fill = '#f6d58a') =>
  disc(x, y, r * 1.9, fill, 'opacity=".18"') + disc(x, y, r * 1.4, fill, 'opacity=".25"') + disc(x, y, r, fill);
const cloud = (x, y, k, fill = '#fff', o = 0.75) =>
  `<g transform="translate(${x} ${y}) scale(${k})" opacity="${o}" fill="${fill}"><rect x="-60" y="-4" width="130" height="24" rx="12"/><circle cx="-22" cy="-6" r="22"/><circle cx="16" cy="-14" r="30"/></g>`;

/** A line of hills. @param {number} y height of its middle @param {number} swing @param {string} fill @param {number} seed */
function hills(y, swing, fill, seed) {
  const roll = dice(seed);
  const waves = [1.1, 2.3, 4.7].map((f) => ({ f: f * roll(0.8, 1.25), p: roll(0, 6.3), a: swing / f }));
  let d = `M0 ${H}`;
  for (let x = 0; x <= W; x += 15)
    d += `L${x} ${(y + waves.reduce((s, w) => s + w.a * Math.sin((x / W) * 6.28 * w.f + w.p), 0)).toFixed(1)}`;
  return shape(`${d}L${W} ${H}Z`, fill);
}
const tree = (x, y, r, fill = '#5d7f56', trunk = '#5b4636') =>
  rect(x - r * 0.09, y - r * 0.6, r * 0.18, r * 0.6, trunk) +
  disc(x, y - r * 1.15, r * 0.68, fill) +
  disc(x - r * 0.42, y - r * 0.85, r * 0.45, fill) +
  disc(x + r * 0.44, y - r * 0.88, r * 0.42, fill) +
  disc(x + r * 0.2, y - r * 1.3, r * 0.36, '#fff', 'opacity=".12"');
const poplar = (x, y, h, fill = '#4d7153') =>
  rect(x - 2, y - h * 0.15, 4, h * 0.15, '#5b4636') +
  `<ellipse cx="${x}" cy="${y - h * 0.55}" rx="${h * 0.13}" ry="${h * 0.46}" fill="${fill}"/>`;
const fir = (x, y, h, fill = '#2f5a4a', snow = false) =>
  many(3, (i) => {
    const w = h * (0.2 + 0.09 * i);
    const top = y - h + i * h * 0.24;
    const foot = top + h * 0.42;
    return (
      shape(`M${x} ${top}L${x + w} ${foot}H${x - w}Z`, fill) +
      (snow
        ? shape(
            `M${x} ${top}L${x + w * 0.42} ${top + h * 0.18}Q${x} ${top + h * 0.12} ${x - w * 0.42} ${top + h * 0.18}Z`,
            '#f5f7fa',
          )
        : '')
    );
  });
/** A house seen from its long side. */
const house = (x, y, w, h, wall, roof, glass = '#5a6b78') =>
  rect(x, y - h, w, h, wall) +
  shape(`M${x - w * 0.07} ${y - h}L${x + w * 0.12} ${y - h * 1.5}H${x + w * 0.88}L${x + w * 1.07} ${y - h}Z`, roof) +
  rect(x + w * 0.68, y - h * 1.62, w * 0.1, h * 0.3, roof) +
  many(3, (i) => rect(x + w * (0.13 + 0.29 * i), y - h * 0.74, w * 0.15, h * 0.34, glass, 'rx="2"')) +
  rect(x + w * 0.44, y - h * 0.3, w * 0.13, h * 0.3, '#6c4a38');
const steeple = (x, y, k, wall = '#e9dcc3', roof = '#596273') =>
  rect(x - 18 * k, y - 130 * k, 36 * k, 130 * k, wall) +
  shape(`M${x - 23 * k} ${y - 130 * k}L${x} ${y - 225 * k}L${x + 23 * k} ${y - 130 * k}Z`, roof) +
  disc(x, y - 105 * k, 9 * k, '#fff') +
  line(`M${x} ${y - 105 * k}v${-6 * k}M${x} ${y - 105 * k}h${4 * k}`, '#333', 1.5 * k) +
  rect(x - 6 * k, y - 80 * k, 12 * k, 26 * k, '#596273', `rx="${6 * k}"`) +
  rect(x, y - 60 * k, 100 * k, 60 * k, wall) +
  shape(`M${x - 4 * k} ${y - 60 * k}L${x + 12 * k} ${y - 95 * k}H${x + 92 * k}L${x + 108 * k} ${y - 60 * k}Z`, roof);
const flag = (x, y, k = 1) =>
  line(`M${x} ${y}v${-44 * k}`, '#444', 2.5) +
  rect(x, y - 44 * k, 13 * k, 24 * k, '#2f4b8f') +
  rect(x + 13 * k, y - 44 * k, 13 * k, 24 * k, '#fbf8f0') +
  rect(x + 26 * k, y - 44 * k, 13 * k, 24 * k, '#c8433c');
/** The town hall, the same in every scene. */
const townHall = (x, y, k = 1, lit = false) => {
  const glass = lit ? '#ffdf94' : '#54697a';
  return (
    `<g transform="translate(${x} ${y}) scale(${k})">` +
    rect(-210, -190, 420, 190, '#ead9b8') +
    rect(-210, -100, 420, 6, '#d3bd94') +
    shape('M-222 -190L-190 -262H190L222 -190Z', '#5b6778') +
    rect(-70, -215, 140, 215, '#f2e5cb') +
    shape('M-80 -215L0 -268L80 -215Z', '#5b6778') +
    rect(-22, -318, 44, 60, '#ead9b8') +
    shape('M-28 -318L0 -372L28 -318Z', '#5b6778') +
    disc(0, -290, 13, '#fff') +
    line('M0 -290v-8M0 -290h6', '#333', 2) +
    many(2, (s) =>
      many(
        3,
        (i) =>
          rect((s ? 92 : -192) + i * 36, -168, 22, 50, glass, 'rx="2"') +
          rect((s ? 92 : -192) + i * 36, -76, 22, 52, glass, 'rx="2"'),
      ),
    ) +
    many(3, (i) => rect(-52 + i * 41, -178, 22, 56, glass, 'rx="11"')) +
    shape('M-24 0V-62A24 24 0 0 1 24 -62V0Z', '#7a4a36') +
    rect(-84, -108, 168, 8, '#d3bd94') +
    flag(0, -108, 0.8) +
    many(3, (i) => rect(-50 - i * 10, i * 7, 100 + i * 20, 7, '#d9ccb2')) +
    '</g>'
  );
};
const stall = (x, y, k, colour, lit = false) => {
  const stripes = many(6, (i) =>
    shape(`M${-66 + i * 22} -84h22l${i < 3 ? -3 + i : i - 2} 26a11 11 0 0 1 -22 0z`, i % 2 ? '#fbf3e4' : colour),
  );
  return (
    `<g transform="translate(${x} ${y}) scale(${k})">` +
    line('M-58 0v-70M58 0v-70', '#5b4636', 5) +
    (lit ? rect(-58, -62, 116, 34, '#ffd98a', 'opacity=".85"') : '') +
    rect(-62, -34, 124, 34, '#9c6b44') +
    rect(-66, -40, 132, 8, '#b98253') +
    many(9, (i) => disc(-52 + i * 13, -44, 7, ['#d9863b', '#b5403a', '#7c9a4a', '#e3b94e'][i % 4])) +
    shape('M-60 -104H60L68 -84H-68Z', colour) +
    stripes +
    '</g>'
  );
};
const person = (x, y, k, coat, skin = '#e2b48f') =>
  `<g transform="translate(${x} ${y}) scale(${k})">` +
  rect(-7, -22, 6, 22, '#39424e') +
  rect(1, -22, 6, 22, '#39424e') +
  shape('M-12 -20L-9 -50Q0 -58 9 -50L12 -20Z', coat) +
  disc(0, -62, 8, skin) +
  '</g>';
const snow = (n, seed) => {
  const roll = dice(seed);
  return many(n, () =>
    disc(
      roll(0, W).toFixed(0),
      roll(0, H).toFixed(0),
      roll(1.5, 4).toFixed(1),
      '#fff',
      `opacity="${roll(0.5, 0.95).toFixed(2)}"`,
    ),
  );
};
const stars = (n, seed, bottom = 260) => {
  const roll = dice(seed);
  return many(n, () =>
    disc(
      roll(0, W).toFixed(0),
      roll(0, bottom).toFixed(0),
      roll(0.8, 2).toFixed(1),
      '#fff8df',
      `opacity="${roll(0.4, 1).toFixed(2)}"`,
    ),
  );
};
const bulbs = (x1, x2, y, sag, n = 12) =>
  line(`M${x1} ${y}Q${(x1 + x2) / 2} ${y + sag * 2} ${x2} ${y}`, '#3c3a45', 2) +
  many(n, (i) => {
    const t = (i + 0.5) / n;
    const by = y + 2 * t * (1 - t) * sag * 2;
    const bx = x1 + t * (x2 - x1);
    return disc(bx, by + 6, 12, '#ffdf94', 'opacity=".3"') + disc(bx, by + 6, 5, '#ffe9b8');
  });
const water = (y, seed, top = '#7fa9b5', bottom = '#4b7d90') => {
  const roll = dice(seed);
  return (
    fade([top, bottom], `y="${y}" width="${W}" height="${H - y}"`) +
    many(26, () => {
      const wy = roll(y + 8, H - 6);
      const wx = roll(-20, W);
      return line(`M${wx.toFixed(0)} ${wy.toFixed(0)}h${roll(20, 90).toFixed(0)}`, '#fff', 2.5, 'opacity=".28"');
    })
  );
};

const day = ['#bcd6dc', '#e3e8da', '#f6ead2'];
const morning = ['#a9c7d6', '#e9dccb', '#f7d9b0'];
const evening = ['#3f4a70', '#8c6f8a', '#e9a77c', '#f6cf94'];
const night = ['#141d3a', '#28345c', '#51507c'];
const winter = ['#b9c9d8', '#dbe3ea', '#f0eee8'];

/** @type {Record<string, () => string>} */
const scenes = {
  marche: () =>
    fade(evening) +
    stars(30, 3, 140) +
    hills(360, 30, '#5b5a78', 4) +
    townHall(450, 440, 1.05, true) +
    rect(0, 436, W, 164, '#6b5b5c') +
    rect(0, 436, W, 10, '#7d6b69') +
    bulbs(0, 300, 190, 40) +
    bulbs(300, 600, 170, 36) +
    bulbs(600, 900, 190, 40) +
    fir(760, 470, 150, '#274c40') +
    fir(120, 470, 130, '#274c40') +
    stall(180, 520, 1.15, '#b5403a', true) +
    stall(430, 545, 1.3, '#2f6b54', true) +
    stall(700, 520, 1.15, '#c98a2e', true) +
    person(300, 560, 1.2, '#a8423c') +
    person(560, 580, 1.3, '#2f4b6f') +
    person(595, 580, 1, '#c9a13c') +
    person(850, 570, 1.2, '#4d6a4f'),
  mairie: () =>
    fade(day) +
    cloud(170, 110, 1.1) +
    cloud(720, 80, 0.9) +
    hills(400, 24, '#a9bd98', 9) +
    townHall(450, 470, 1.15) +
    rect(0, 466, W, 134, '#dccfb4') +
    shape('M380 600L420 487H480L520 600Z', '#efe5d0') +
    tree(110, 490, 90) +
    tree(800, 490, 96, '#55784f') +
    tree(220, 500, 56, '#7d9a5d') +
    many(9, (i) => disc(40 + i * 30, 560 + (i % 2) * 8, 12, ['#b5403a', '#e3b94e', '#c46a8a'][i % 3])) +
    many(9, (i) => disc(620 + i * 30, 560 + (i % 2) * 8, 12, ['#e3b94e', '#b5403a', '#c46a8a'][i % 3])) +
    person(590, 540, 1, '#38556b') +
    person(620, 545, 1, '#8a4d3d'),
  riviere: () =>
    fade(morning) +
    sun(650, 190, 46) +
    hills(300, 60, '#b4c3ad', 12) +
    hills(340, 40, '#92aa87', 21) +
    steeple(250, 372, 0.6) +
    house(320, 372, 70, 34, '#efe3cd', '#a65f45') +
    house(170, 374, 54, 30, '#e8d8bc', '#96553f') +
    hills(372, 22, '#7b9a6c', 33) +
    water(420, 6) +
    shape('M0 420Q200 400 420 428T900 412V470Q640 440 470 452T0 446Z', '#6d8f5f') +
    many(7, (i) => poplar(520 + i * 52, 425 - (i % 2) * 6, 130 - i * 6, i % 2 ? '#527a55' : '#5f8659')) +
    shape('M0 600V540Q160 500 300 560T420 600Z', '#5a7d50') +
    many(12, (i) => line(`M${20 + i * 26} ${575 - (i % 3) * 8}q4 -30 ${i % 2 ? 10 : -8} -46`, '#40613f', 4)),
  ecole: () =>
    fade(day) +
    sun(780, 110, 40) +
    cloud(300, 90, 1) +
    hills(380, 26, '#b7c79e', 41) +
    rect(150, 260, 600, 210, '#e9cfa6') +
    rect(150, 245, 600, 22, '#a65f45') +
    shape('M380 250L450 190L520 250Z', '#a65f45') +
    disc(450, 228, 15, '#fff') +
    line('M450 228v-9M450 228h7', '#333', 2) +
    many(
      6,
      (i) =>
        rect(180 + i * 100 - (i > 2 ? 10 : 0), 300, 54, 66, '#6b8797', 'rx="3"') +
        rect(205 + i * 100 - (i > 2 ? 10 : 0), 300, 3, 66, '#e9cfa6'),
    ) +
    rect(415, 380, 70, 90, '#4d6a4f', 'rx="3"') +
    rect(0, 468, W, 132, '#d8c9a8') +
    line('M300 600L360 470M420 600L440 470', '#f3ead5', 5) +
    many(6, (i) =>
      rect(560 + (i % 2) * 46, 510 + Math.floor(i / 2) * 26, 44, 24, i % 3 ? '#fbf3e4' : '#d9863b', 'opacity=".8"'),
    ) +
    tree(90, 490, 100) +
    tree(830, 490, 88, '#7d9a5d') +
    person(260, 550, 0.9, '#b5403a') +
    person(300, 560, 0.85, '#2f6b7f') +
    person(230, 565, 0.8, '#c9a13c') +
    person(520, 545, 1.25, '#5b4a6b'),
  mediatheque: () => {
    const roll = dice(51);
    const tint = ['#b5403a', '#2f6b54', '#c98a2e', '#38556b', '#8a5a7a', '#e0cda5', '#5d7f56', '#74503c'];
    return (
      fade(['#efe2c8', '#e2cfab']) +
      many(3, (r) => {
        let x = 40;
        let out = '';
        while (x < 850) {
          const w = roll(16, 38);
          const h = roll(100, 146);
          const lean = roll() > 0.93 ? 7 : 0;
          const c = tint[Math.floor(roll(0, 8))];
          const y = 172 + r * 190;
          out +=
            `<g transform="rotate(${lean} ${x} ${y})">` +
            rect(x.toFixed(0), (y - h).toFixed(0), w.toFixed(0), h.toFixed(0), c, 'rx="2"') +
            rect(x.toFixed(0), (y - h + 18).toFixed(0), w.toFixed(0), 5, '#fff', 'opacity=".35"') +
            rect(x.toFixed(0), (y - 24).toFixed(0), w.toFixed(0), 4, '#fff', 'opacity=".25"') +
            '</g>';
          x += w + (roll() > 0.9 ? 44 : 3) + lean * 2;
        }
        return (
          out + rect(0, 172 + r * 190, W, 18, '#8a6242') + rect(0, 190 + r * 190, W, 10, '#6b4a32', 'opacity=".35"')
        );
      }) +
      rect(0, 0, 26, H, '#8a6242') +
      rect(W - 26, 0, 26, H, '#8a6242')
    );
  },
  travaux: () =>
    fade(day) +
    cloud(640, 90, 1.1) +
    hills(330, 30, '#b7c79e', 61) +
    house(60, 400, 150, 90, '#efe3cd', '#a65f45') +
    house(250, 400, 120, 80, '#e5d2b0', '#7c5a4a') +
    house(690, 400, 150, 96, '#ecd9c0', '#96553f') +
    tree(470, 402, 70) +
    rect(0, 400, W, 200, '#6d6a68') +
    rect(0, 394, W, 14, '#c9bda6') +
    many(6, (i) => rect(30 + i * 160, 500, 90, 8, '#f3ead5', 'opacity=".8"')) +
    shape('M470 440H760L800 540H430Z', '#8f6d4c') +
    shape('M500 450H735L765 525H465Z', '#6f5238') +
    `<g transform="translate(610 470)">` +
    rect(-70, -62, 110, 44, '#e0a32e', 'rx="6"') +
    rect(-30, -118, 64, 60, '#e9b649', 'rx="6"') +
    rect(-20, -108, 42, 34, '#5f7d8c', 'rx="3"') +
    line('M36 -80L120 -150L190 -90', '#d1942a', 16) +
    shape('M176 -92h34l6 34q-24 16 -46 -2z', '#555') +
    rect(-82, -20, 140, 24, '#3d3b3a', 'rx="12"') +
    many(4, (i) => disc(-66 + i * 36, -8, 9, '#777')) +
    '</g>' +
    many(
      5,
      (i) =>
        `<g transform="translate(${110 + i * 76} ${556 - (i % 2) * 12})">` +
        shape('M-16 0L-5 -44H5L16 0Z', '#e0662e') +
        shape('M-11.500 -18L-8.500 -30H8.500L11.500 -18Z', '#fff') +
        rect(-20, 0, 40, 6, '#c9531f') +
        '</g>',
    ),
  arbres: () =>
    fade(morning) +
    sun(180, 170, 44) +
    hills(310, 50, '#c2cdaa', 71) +
    hills(360, 30, '#a5b98c', 72) +
    rect(0, 410, W, 190, '#9a7b56') +
    many(4, (r) => line(`M${-100 + r * 60} ${440 + r * 44}H${W}`, '#846645', 10 + r * 3)) +
    many(3, (r) =>
      many(7 - r, (i) => {
        const x = 80 + i * (130 + r * 26) + r * 40;
        const y = 448 + r * 58;
        const k = 1 + r * 0.45;
        return (
          line(`M${x} ${y}v${-64 * k}`, '#5b4636', 4 * k) +
          line(`M${x + 9 * k} ${y}v${-40 * k}`, '#c9a777', 3 * k) +
          disc(x, y - 72 * k, 20 * k, i % 2 ? '#6d9458' : '#81a563') +
          disc(x - 11 * k, y - 60 * k, 12 * k, '#5d8450')
        );
      }),
    ) +
    person(400, 520, 1.4, '#2f6b54') +
    person(640, 500, 1.2, '#b5403a') +
    line('M425 520L450 450', '#5b4636', 6),
  neige: () =>
    fade(winter) +
    hills(290, 60, '#c6d3de', 81) +
    hills(350, 36, '#dce5ec', 82) +
    steeple(440, 420, 0.85, '#e3d9c8', '#7b8694') +
    house(250, 426, 110, 60, '#dfcfb5', '#f4f7fa', '#f3cf86') +
    house(560, 430, 130, 66, '#d9c4a6', '#f4f7fa', '#f3cf86') +
    house(120, 440, 100, 54, '#e2d4bd', '#eef3f7', '#f3cf86') +
    hills(440, 20, '#f3f6f9', 83) +
    fir(760, 500, 190, '#3c6658', true) +
    fir(840, 540, 230, '#33594c', true) +
    fir(60, 540, 210, '#33594c', true) +
    shape('M330 600Q420 520 430 450H450Q480 520 560 600Z', '#dde5ec') +
    person(420, 540, 1.1, '#b5403a') +
    person(455, 545, 0.8, '#2f6b7f') +
    snow(150, 84),
  stade: () =>
    fade(['#9fc3d6', '#d9e4dc', '#f3ead2']) +
    cloud(200, 90, 1) +
    cloud(660, 120, 0.8) +
    hills(270, 40, '#9db48a', 91) +
    many(12, (i) => poplar(20 + i * 80, 300, 90 + (i % 3) * 14, i % 2 ? '#5a8058' : '#4d7153')) +
    rect(0, 296, W, 304, '#7ba25f') +
    many(5, (i) => shape(`M${i * 200 - 60} 300h100L${i * 240 - 60} 600h-150Z`, '#86ad69')) +
    line('M60 330H840L960 580H-60Z', '#fff', 5) +
    line('M450 330V580', '#fff', 5) +
    `<ellipse cx="450" cy="440" rx="110" ry="46" fill="none" stroke="#fff" stroke-width="5"/>` +
    line('M30 470V370H-30M870 470V370H930', '#fff', 7) +
    disc(520, 500, 13, '#fff') +
    disc(523, 497, 5, '#333') +
    person(500, 520, 1.3, '#b5403a') +
    person(620, 480, 1.1, '#2f4b8f') +
    person(300, 420, 0.9, '#b5403a') +
    person(700, 400, 0.8, '#2f4b8f') +
    person(190, 510, 1.2, '#e3b94e'),
  piscine: () =>
    fade(['#dfeaea', '#c8dde0']) +
    many(
      7,
      (i) =>
        rect(30 + i * 128, 40, 96, 150, '#b3d3dc', 'rx="6"') +
        line(`M${40 + i * 128} 170l70 -110`, '#fff', 6, 'opacity=".4"'),
    ) +
    rect(0, 205, W, 60, '#e8dcc5') +
    shape('M120 262H780L960 600H-60Z', '#6fb3c2') +
    many(4, (i) =>
      line(`M${252 + i * 132} 262L${144 + i * 204} 600`, i % 2 ? '#c8433c' : '#f3ead5', 6, 'stroke-dasharray="14 8"'),
    ) +
    many(18, (i) =>
      line(`M${90 + ((i * 173) % 700)} ${290 + ((i * 67) % 290)}q14 -8 28 0t28 0`, '#fff', 3, 'opacity=".5"'),
    ) +
    many(
      3,
      (i) =>
        disc(300 + i * 170, 380 + i * 60, 12, ['#e2b48f', '#8a5a3c', '#d8a47f'][i]) +
        shape(`M${286 + i * 170} ${376 + i * 60}a14 12 0 0 1 28 0z`, ['#b5403a', '#e3b94e', '#2f4b8f'][i]),
    ) +
    many(4, (i) => rect(180 + i * 160, 222, 50, 34, '#38556b', 'rx="3"')),
  concert: () =>
    fade(night) +
    stars(60, 105) +
    hills(400, 26, '#20294a', 106) +
    many(4, (i) =>
      shape(
        `M${250 + i * 133} 170L${90 + i * 150 + (i - 1.5) * 90} 520h150Z`,
        ['#f2c14e', '#d96a5a', '#6fb3c2', '#f2c14e'][i],
        'opacity=".2"',
      ),
    ) +
    shape('M230 200L450 120L670 200Z', '#7a4038') +
    rect(240, 200, 420, 12, '#9c5a4a') +
    many(6, (i) => rect(248 + i * 80, 212, 8, 230, '#c9b48c')) +
    rect(220, 440, 460, 44, '#8a6242') +
    rect(220, 436, 460, 8, '#a97b55') +
    person(340, 438, 1.5, '#b5403a') +
    person(450, 438, 1.6, '#e8dcc5') +
    person(560, 438, 1.5, '#2f6b7f') +
    line('M322 380L366 402', '#c98a2e', 10) +
    line('M450 340v60', '#ccc', 3) +
    disc(560, 405, 24, '#74503c') +
    many(
      22,
      (i) =>
        disc(20 + i * 41, 560 + (i % 3) * 14, 26, '#0e1530') +
        rect(-4 + i * 41, 570 + (i % 3) * 14, 48, 60, '#0e1530', 'rx="20"'),
    ) +
    bulbs(20, 240, 180, 26, 8) +
    bulbs(660, 880, 180, 26, 8),
  bus: () =>
    fade(morning) +
    sun(730, 150, 40) +
    hills(340, 36, '#b7c79e', 111) +
    many(6, (i) =>
      house(
        20 + i * 155,
        430,
        110,
        60 + (i % 3) * 18,
        ['#efe3cd', '#e5d2b0', '#ecd9c0'][i % 3],
        ['#a65f45', '#7c5a4a', '#5b6778'][i % 3],
      ),
    ) +
    rect(0, 430, W, 60, '#d8c9a8') +
    rect(0, 486, W, 114, '#686868') +
    many(6, (i) => rect(10 + i * 170, 545, 90, 7, '#f3ead5', 'opacity=".8"')) +
    rect(210, 320, 440, 190, '#2f6b54', 'rx="22"') +
    rect(210, 420, 440, 20, '#f3ead5') +
    many(5, (i) => rect(232 + i * 70, 346, 58, 62, '#bcd6dc', 'rx="5"')) +
    rect(586, 346, 54, 120, '#bcd6dc', 'rx="6"') +
    rect(476, 346, 4, 150, '#24543f') +
    many(2, (i) => disc(300 + i * 260, 512, 36, '#333') + disc(300 + i * 260, 512, 15, '#bbb')) +
    disc(636, 480, 10, '#ffe9b8') +
    line('M780 490V330', '#4a4a4a', 6) +
    rect(756, 300, 48, 48, '#c8433c', 'rx="8"') +
    rect(766, 314, 28, 16, '#fff', 'rx="3"') +
    person(740, 492, 1.1, '#8a5a7a') +
    person(820, 494, 1.15, '#38556b'),
  tri: () =>
    fade(['#dfe8d8', '#efe6cf']) +
    hills(350, 40, '#b0c49a', 121) +
    tree(120, 400, 90) +
    tree(780, 400, 100, '#7d9a5d') +
    tree(660, 395, 60, '#55784f') +
    rect(0, 400, W, 200, '#cfc3a4') +
    many(4, (i) => {
      const c = ['#e3b94e', '#5d7f56', '#7a5a42', '#4a6a8a'][i];
      const x = 150 + i * 165;
      return (
        shape(`M${x - 58} 320H${x + 58}L${x + 46} 530H${x - 46}Z`, c) +
        rect(x - 66, 296, 132, 28, c, 'rx="8"') +
        rect(x - 66, 318, 132, 6, '#000', 'opacity=".14"') +
        disc(x, 415, 27, '#fff', 'opacity=".9"') +
        line(`M${x - 11} 424L${x} 402L${x + 11} 424Z`, c, 5) +
        disc(x - 36, 538, 11, '#444') +
        disc(x + 36, 538, 11, '#444')
      );
    }),
  velo: () =>
    fade(morning) +
    sun(200, 150, 40) +
    hills(290, 50, '#b9cba6', 131) +
    hills(350, 30, '#9ab585', 132) +
    rect(0, 410, W, 190, '#86a56b') +
    shape('M-20 600L420 404H480L720 600Z', '#cdbb97') +
    line('M330 600L450 408', '#f7efdc', 6, 'stroke-dasharray="30 22"') +
    many(5, (i) => poplar(560 + i * 70, 430 + i * 20, 130 + i * 34)) +
    many(
      2,
      (i) =>
        `<g transform="translate(${300 + i * 190} ${540 - i * 40}) scale(${1.25 - i * 0.35})">` +
        many(2, (w) => `<circle cx="${-44 + w * 88}" cy="-32" r="31" fill="none" stroke="#333" stroke-width="5"/>`) +
        line(
          'M-44 -32L-16 -78H34L6 -32H-44M34 -78L44 -32M34 -78l-6 -18h16M-16 -78l-6 -12',
          ['#b5403a', '#2f6b7f'][i],
          6,
        ) +
        line('M6 -32L-4 -70L-10 -96', '#39424e', 9) +
        line('M-10 -98L10 -150L34 -104', ['#e3b94e', '#c46a8a'][i], 18) +
        disc(14, -172, 14, '#e2b48f') +
        shape('M-1 -174a15 15 0 0 1 30 0z', '#f3ead5') +
        '</g>',
    ),
  crue: () => {
    const roll = dice(141);
    return (
      fade(['#55616f', '#7c8894', '#a3abb0']) +
      cloud(200, 90, 2, '#47525f', 0.8) +
      cloud(600, 70, 2.4, '#4d5966', 0.8) +
      cloud(840, 130, 1.6, '#47525f', 0.7) +
      hills(330, 40, '#6d7f76', 142) +
      house(90, 420, 130, 80, '#d8cab0', '#7c5a4a') +
      house(620, 420, 150, 84, '#cfc0a5', '#6b4a42') +
      water(400, 143, '#8a8672', '#6b6a5a') +
      many(6, (i) => line(`M${330 + i * 50} 470V380`, '#5b4636', 6)) +
      line('M300 396H620', '#5b4636', 6) +
      tree(520, 430, 60, '#4d6350') +
      `<g transform="translate(250 500)">` +
      line('M0 20V-70', '#4a4a4a', 7) +
      shape('M-50 -64L0 -150L50 -64Z', '#f3ead5') +
      line('M-50 -64L0 -150L50 -64Z', '#c8433c', 10) +
      rect(-4, -122, 8, 30, '#333') +
      disc(0, -80, 5, '#333') +
      '</g>' +
      many(110, () => {
        const x = roll(-40, W);
        const y = roll(0, H);
        return line(`M${x.toFixed(0)} ${y.toFixed(0)}l-8 26`, '#dfe6ea', 2, 'opacity=".4"');
      })
    );
  },
  solaire: () =>
    fade(['#8fbad2', '#cfe0de', '#f6ead2']) +
    sun(740, 130, 54) +
    cloud(180, 100, 1) +
    hills(420, 30, '#a9bd98', 151) +
    rect(120, 380, 640, 160, '#e9cfa6') +
    shape('M60 390L200 200H720L820 390Z', '#a65f45') +
    many(2, (r) =>
      many(6, (i) => {
        const y = 226 + r * 78;
        const shift = -r * 46 - 8;
        const x = 236 + i * 80 + shift * 0.9 + (i - 3) * r * 6;
        return (
          shape(`M${x} ${y}h70l${i > 2 ? 6 : -6} 66h-74z`, '#2c4466') +
          line(`M${x + 35} ${y}v66M${x - 2} ${y + 33}h72`, '#6f8fb5', 2)
        );
      }),
    ) +
    many(5, (i) => rect(160 + i * 120, 420, 60, 66, '#6b8797', 'rx="3"')) +
    rect(0, 536, W, 64, '#d8c9a8') +
    tree(60, 545, 80) +
    tree(850, 545, 90, '#7d9a5d'),
  lavoir: () =>
    fade(day) +
    hills(300, 50, '#b3c6a0', 161) +
    steeple(640, 380, 0.9) +
    house(490, 384, 100, 56, '#efe3cd', '#a65f45') +
    hills(380, 16, '#93b07e', 162) +
    rect(90, 300, 12, 170, '#74503c') +
    rect(250, 300, 12, 170, '#74503c') +
    rect(410, 300, 12, 170, '#74503c') +
    shape('M50 312L140 216H380L466 312Z', '#96553f') +
    rect(60, 306, 400, 12, '#7c432f') +
    rect(60, 460, 420, 24, '#c9bda6') +
    water(484, 163) +
    rect(60, 484, 420, 20, '#a89c84') +
    many(3, (i) => tree(720 + i * 70, 470, 80 + i * 8, i % 2 ? '#7d9a5d' : '#5d7f56')) +
    shape('M560 600V486H900V600Z', '#8aa873') +
    many(10, (i) => disc(590 + i * 32, 540 + (i % 3) * 18, 6, ['#f3ead5', '#e3b94e', '#c46a8a'][i % 3])),
  verger: () =>
    fade(morning) +
    sun(700, 140, 44) +
    hills(320, 44, '#bccaa2', 171) +
    rect(0, 380, W, 220, '#93af6f') +
    many(2, (r) =>
      many(5 - r, (i) => {
        const x = 100 + i * (185 + r * 60) + r * 60;
        const y = 440 + r * 120;
        const k = 80 + r * 50;
        const roll = dice(i + r * 9 + 1);
        return (
          tree(x, y, k, i % 2 ? '#5f8a4d' : '#6d9458') +
          many(8, () =>
            disc(
              (x + roll(-0.7, 0.7) * k).toFixed(0),
              (y - roll(0.7, 1.6) * k).toFixed(0),
              (6 + r * 3).toString(),
              '#c8433c',
            ),
          )
        );
      }),
    ) +
    `<g transform="translate(640 560)">` +
    shape('M-60 -50H60L48 10H-48Z', '#b98253') +
    line('M-56 -30H56M-52 -10H52', '#8a5f3a', 4) +
    many(7, (i) => disc(-44 + i * 15, -54 - (i % 2) * 8, 12, i % 3 ? '#c8433c' : '#d9a23b')) +
    '</g>',
  cinema: () =>
    fade(['#10142b', '#2a2348', '#4a2c4c']) +
    stars(40, 181, 160) +
    rect(190, 150, 520, 360, '#7a3038') +
    rect(190, 150, 520, 20, '#98424a') +
    rect(405, 60, 90, 250, '#e0a63a', 'rx="8"') +
    many(5, (i) => rect(428, 82 + i * 44, 44, 26, '#7a3038', 'rx="4"')) +
    rect(150, 310, 600, 60, '#f4e4bd', 'rx="6"') +
    many(3, (i) => rect(190 + i * 180, 326, 150, 9, '#5b4636') + rect(190 + i * 180, 344, 100, 9, '#9c7a58')) +
    many(20, (i) => disc(158 + i * 31, 378, 7, '#ffe9a8')) +
    rect(250, 392, 130, 118, '#2a1a24') +
    rect(520, 392, 130, 118, '#2a1a24') +
    many(2, (i) => rect(262 + i * 270, 402, 106, 84, '#f0b95a', 'opacity=".85"')) +
    rect(400, 392, 100, 118, '#3a2430') +
    rect(0, 508, W, 92, '#1c1a30') +
    many(6, (i) => rect(180 + i * 100, 520, 40, 70, '#f0b95a', 'opacity=".12"')) +
    person(340, 560, 1.4, '#2f6b7f') +
    person(375, 565, 1.4, '#c46a8a') +
    person(590, 570, 1.5, '#c9a13c'),
  conseil: () =>
    fade(['#e9dcc3', '#dcc9a4']) +
    many(
      3,
      (i) =>
        rect(110 + i * 260, 50, 150, 220, '#bcd6dc', 'rx="75"') +
        rect(181 + i * 260, 50, 8, 220, '#e9dcc3') +
        rect(110 + i * 260, 160, 150, 8, '#e9dcc3'),
    ) +
    rect(0, 330, W, 270, '#a97b55') +
    rect(0, 322, W, 12, '#8a6242') +
    shape('M60 470Q450 330 840 470L880 560Q450 400 20 560Z', '#74503c') +
    shape('M60 470Q450 330 840 470L846 486Q450 344 54 486Z', '#8f6748') +
    many(9, (i) => {
      const t = i / 8;
      const x = 90 + t * 720;
      const y = 470 - Math.sin(t * 3.14) * 66;
      return (
        person(
          x,
          y + 6,
          1.35,
          ['#38556b', '#8a4d3d', '#4d6a4f', '#5b4a6b', '#2f4b6f'][i % 5],
          ['#e2b48f', '#8a5a3c', '#d8a47f'][i % 3],
        ) +
        shape(`M${x - 22} ${y + 2}h44l6 22h-56z`, '#8f6748') +
        rect(x - 10, y + 4, 22, 12, '#fbf8f0', 'transform="skewX(-6)" opacity="0"')
      );
    }) +
    flag(430, 330, 1.6),
  vote: () =>
    fade(['#dce5e8', '#efe6d2']) +
    rect(0, 430, W, 170, '#b98253') +
    rect(0, 422, W, 14, '#a06d42') +
    rect(290, 230, 320, 230, '#bcd6dc', 'opacity=".75" rx="8"') +
    rect(290, 230, 320, 230, 'none', 'stroke="#5b6778" stroke-width="6" rx="8"') +
    many(
      8,
      (i) =>
        `<g transform="translate(${330 + (i % 4) * 62} ${430 - Math.floor(i / 4) * 34}) rotate(${((i * 37) % 40) - 20})">` +
        rect(-26, -16, 52, 32, i % 3 ? '#7f9fb8' : '#d8b98a', 'rx="2"') +
        '</g>',
    ) +
    rect(270, 206, 360, 34, '#5b6778', 'rx="6"') +
    rect(390, 216, 120, 10, '#2c3440', 'rx="5"') +
    `<g transform="translate(450 170) rotate(-8)">` +
    rect(-50, -34, 100, 68, '#7f9fb8', 'rx="3"') +
    line('M-50 -34L0 8L50 -34', '#5f7f98', 4) +
    '</g>' +
    line('M520 70Q600 40 680 0', '#e2b48f', 46) +
    disc(508, 92, 28, '#e2b48f') +
    line('M600 42Q660 20 720 -20', '#2f4b6f', 64) +
    flag(90, 426, 3),
};

const wanted = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: process.env.CHROME_BIN ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  const page = await browser.newPage({ viewport: { width: W, height: H } });
  for (const [name, draw] of Object.entries(scenes)) {
    if (wanted.length && !wanted.includes(name)) continue;
    await page.setContent(
      `<style>*{margin:0}svg{display:block}</style><svg xmlns="http://www.w3.org/2000/svg" width="${W}" height="${H}" viewBox="0 0 ${W} ${H}">${draw()}</svg>`,
    );
    const png = path.join(tmpdir(), `parvis-${process.pid}-${name}.png`);
    writeFileSync(png, await page.screenshot());
    // Two of them as JPEG, as cameras and old editors give them.
    const file = ['mairie', 'riviere'].includes(name) ? `${name}.jpg` : `${name}.webp`;
    execFileSync('convert', [png, '-strip', '-quality', file.endsWith('jpg') ? '80' : '78', path.join(here, file)]);
    rmSync(png);
    console.log(file);
  }
} finally {
  await browser.close();
}

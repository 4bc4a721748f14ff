// What `npm run test:recurrence` runs: the engine of recurrence and its zones beside python-dateutil and zoneinfo, which
// are asked once for everything. 200 rules from a fixed seed, each in 60 zones; every change of the clocks from 1970 to 2040.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { before, describe, it } from 'node:test';
import { loadEngine } from './load-engine.mjs';
import { randomRules } from './random-rules.mjs';

const zones = (
  'Europe/Paris Europe/London Europe/Dublin Europe/Lisbon Europe/Berlin Europe/Athens Europe/Istanbul Europe/Moscow Europe/Kiev ' +
  'Europe/Chisinau Africa/Casablanca Africa/El_Aaiun Africa/Cairo Africa/Monrovia Africa/Windhoek Africa/Johannesburg Africa/Lagos ' +
  'Africa/Juba Africa/Sao_Tome Africa/Tripoli America/New_York America/Chicago America/Denver America/Phoenix America/Los_Angeles ' +
  'America/Anchorage America/Adak America/St_Johns America/Halifax America/Havana America/Mexico_City America/Caracas America/Bogota ' +
  'America/Sao_Paulo America/Recife America/Noronha America/Santiago America/Asuncion America/Argentina/San_Luis America/Godthab ' +
  'America/Scoresbysund Antarctica/Troll Antarctica/Casey Asia/Amman Asia/Gaza Asia/Jerusalem Asia/Tehran Asia/Kabul Asia/Kolkata ' +
  'Asia/Kathmandu Asia/Pyongyang Asia/Tokyo Australia/Lord_Howe Australia/Sydney Australia/Adelaide Pacific/Apia Pacific/Auckland ' +
  'Pacific/Chatham Pacific/Kiritimati Pacific/Easter'
).split(' ');
const rules = randomRules(200, 5545);
const first = 0;
const last = Date.UTC(2040, 0, 1) / 1000;

/** What we and the peer see in another way, by the rule or zone, with the reason. At most 0.2 % of the pairs. @type {Map<string, string>} */
const argued = new Map();

/** @param {number[]} instants */
function digest(instants) {
  const size = 2_147_483_647;
  let value = 0;
  for (const instant of instants) value = (((value * 31 + instant) % size) + size) % size;
  return [instants.length, value];
}

function askPeer() {
  const python = existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3';
  const has = () => spawnSync(python, ['-c', 'import dateutil, zoneinfo'], { stdio: 'ignore' }).status === 0;
  if (!has() && process.getuid?.() === 0)
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'python3-dateutil', 'tzdata'], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  assert.ok(has(), 'The comparison needs python3 with dateutil: apt-get install python3-dateutil');
  const input = JSON.stringify({
    zones,
    rules: rules.map(({ peerRule, ...one }) => ({ ...one, rule: peerRule })),
    changesBetween: [first, last],
  });
  const options = { input, encoding: /** @type {const} */ ('utf8'), maxBuffer: 2 ** 30 };
  const { status, stdout, stderr } = spawnSync(python, [path.join(import.meta.dirname, 'ask_dateutil.py')], options);
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout);
}

describe('recurrence beside python-dateutil and zoneinfo', () => {
  /** @type {any} */
  let engine;
  /** @type {any} */
  let peer;
  before(async () => {
    engine = await loadEngine(['recurrence/recurrence-rule.ts', 'recurrence/expand-rule.ts', 'time/intl-zone.ts']);
    peer = askPeer();
  });

  /** Seconds of the wall clock. @param {import('./random-rules.mjs').Case} one @param {any} [zone] @param {number[]} [window] */
  const startsOf = ({ rule, start, from, to }, zone, [low = from, high = to] = []) => {
    const work = { steps: 5_000_000, cut: false };
    const seed = { start: start * 1000, allDay: false, zone };
    const parsed = engine.parseRule(rule);
    const starts = engine.startsBetween(parsed, seed, { from: low * 1000, to: high * 1000 }, work);
    assert.ok(!work.cut, `${rule} took too many steps`);
    return /** @type {number[]} */ (starts);
  };

  it('finds the same starts of 200 rules on the wall clock', () => {
    let starts = 0;
    const different = rules.flatMap((one, index) => {
      const { walls } = peer.rules[index];
      starts += walls.length;
      // The peer applies an UNTIL in UTC to instants only.
      const own = startsOf(one).map((wall) => wall / 1000);
      const theirs = walls.filter((/** @type {number} */ wall) => one.until === undefined || wall <= one.until);
      if (JSON.stringify(own) === JSON.stringify(theirs)) return [];
      const at = own.findIndex((wall, nth) => wall !== theirs[nth]);
      return `${one.rule} from ${shown(one.start)}: ${own.length} and ${theirs.length}, at ${shown(own[at])} and ${shown(theirs[at])}`;
    });
    console.log(`${rules.length} rules, ${starts} starts, ${different.length} rules different`);
    assert.deepEqual(different, []);
  });

  it('finds in a hundred windows what it finds in one', () => {
    for (const one of rules) {
      const piece = Math.ceil((one.to - one.from) / 97);
      const pieces = Array.from({ length: 97 }, (_, nth) => [
        one.from + nth * piece,
        Math.min(one.from + (nth + 1) * piece, one.to),
      ]);
      const zone = engine.intlZone('Europe/Paris');
      assert.deepEqual(
        pieces.flatMap((window) => startsOf(one, zone, window)),
        startsOf(one, zone),
        one.rule,
      );
    }
  });

  it('finds the same instants of 200 rules in 60 zones', () => {
    const different = [];
    for (const [place, name] of zones.entries()) {
      const zone = engine.intlZone(name);
      for (const [index, one] of rules.entries()) {
        const own = digest(startsOf(one, zone).map((wall) => zone.instantOf(wall) / 1000));
        if (String(own) !== String(peer.rules[index].digests[place])) different.push(`${name} ${one.rule}`);
      }
    }
    const pairs = zones.length * rules.length;
    console.log(`${pairs} pairs of rule and zone, ${different.length} different, ${argued.size} argued`);
    assert.deepEqual(
      different.filter((pair) => !argued.has(pair)),
      [],
    );
    assert.ok(argued.size <= pairs * 0.002);
  });

  it('changes the clocks of 60 zones when zoneinfo does', () => {
    let changes = 0;
    let walls = 0;
    const different = [];
    for (const [place, name] of zones.entries()) {
      const zone = engine.intlZone(name);
      const offset = (/** @type {number} */ instant) => (zone.wallOf(instant * 1000) - instant * 1000) / 1000;
      let next = 0;
      for (const [change, from, to, around] of peer.changes[place]) {
        changes++;
        if (offset(change - 1) !== from || offset(change) !== to) different.push(`${name} at ${shown(change)}`);
        // Between two changes nothing moves.
        for (let instant = next; instant < change; instant += 21_600)
          if (offset(instant) !== from) different.push(`${name} at ${shown(instant)}`);
        next = change;
        for (const [wall, instant] of around) {
          walls++;
          if (zone.instantOf(wall * 1000) !== instant * 1000) different.push(`${name} reading ${shown(wall)}`);
        }
      }
    }
    console.log(`${zones.length} zones, ${changes} changes, ${walls} walls around them, ${different.length} different`);
    assert.deepEqual(
      different.filter((one) => !argued.has(one)),
      [],
    );
  });
});

/** @param {number | undefined} seconds */
const shown = (seconds) => (seconds === undefined ? 'none' : new Date(seconds * 1000).toISOString().slice(0, 19));

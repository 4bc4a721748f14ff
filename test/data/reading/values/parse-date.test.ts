import { expect } from '@open-wc/testing';
import { readOddDate } from '../../../../src/data/reading/values/odd-date.js';
import { odd as readers } from '../../../../src/data/reading/odd.js';
import { parseDate } from '../../../../src/data/reading/values/parse-date.js';

const common = {
  '2026-11-23': '2026-11-23',
  'Mon, 23 Nov 2026 08:00:00 GMT': '2026-11-23T08:00:00Z',
  ' Mon, 23 Nov 2026 09:00:00 +0100\n': '2026-11-23T08:00:00Z',
  'Mon, 3 Nov 2026 23:30:00 -0330': '2026-11-04T03:00:00Z',
  '2026-11-23T08:00:00Z': '2026-11-23T08:00:00Z',
  '2026-11-23T09:00:00.123+01:00': '2026-11-23T08:00:00Z',
};

const odd = {
  // RFC 822 and what passes for it
  '23 Nov 2026 08:00 GMT': '2026-11-23T08:00:00Z',
  'Mon, 23 Nov 26 08:00:00 UT': '2026-11-23T08:00:00Z',
  '01 Jan 99 08:00:00 GMT': '1999-01-01T08:00:00Z',
  'Monday, 23 November 2026 08:00:00 Z': '2026-11-23T08:00:00Z',
  'Mon,23 Nov 2026 8:0:00 GMT': '2026-11-23T08:00:00Z',
  'Mon, 23 Nov 2026 08:00:00': '2026-11-23T08:00:00Z',
  'Mon, 23 Nov 2026 03:00:00 EST': '2026-11-23T08:00:00Z',
  'Mon, 23 Nov 2026 09:00:00 CET': '2026-11-23T08:00:00Z',
  'Thu, 23 Jul 2026 10:00:00 CEST': '2026-07-23T08:00:00Z',
  'Mon, 23 Nov 2026 09:00:00 MEZ': '2026-11-23T08:00:00Z',
  'Mon, 23 Nov 2026 08:00:00 XYZ': '2026-11-23T08:00:00Z',
  'Mon, 23 Nov 2026 09:00:00 +0100 (CET)': '2026-11-23T08:00:00Z',
  'Mon, 23 Nov 2026 09:00:00 GMT+01:00': '2026-11-23T08:00:00Z',
  'Mon, 23 Nov 2026': '2026-11-23',
  'Mon Nov 23 08:00:00 2026': '2026-11-23T08:00:00Z',
  'Mon Nov 23 03:00:00 EST 2026': '2026-11-23T08:00:00Z',
  'November 23, 2026 8:00 PM': '2026-11-23T20:00:00Z',
  '23-Nov-2026 12:00 am': '2026-11-23T00:00:00Z',
  // other languages
  'lun., 23 nov. 2026 08:00:00 +0000': '2026-11-23T08:00:00Z',
  'lundi 23 novembre 2026 à 09:00:00 +0100': '2026-11-23T08:00:00Z',
  '1er février 2026': '2026-02-01',
  '14 juillet 2026 10h30': '2026-07-14T10:30:00Z',
  '3 août 2026': '2026-08-03',
  'lundi 3 août 2026 - 14\u00a0h\u00a030': '2026-08-03T14:30:00Z',
  'le 3 août 2026 à 9 heures': '2026-08-03T09:00:00Z',
  '3 huhtikuuta 2026': '2026-04-03',
  'Du 3 au 5 novembre 2026': '2026-11-03',
  '30 novembre au 2 décembre 2026': '2026-11-30',
  '12 déc. 2026': '2026-12-12',
  // a Tuesday, and March
  'mar. 24 nov. 2026': '2026-11-24',
  'mar., 24 nov. 2026 09:00:00 +0100': '2026-11-24T08:00:00Z',
  'mar. 24/11/2026 - 09:00': '2026-11-24T09:00:00Z',
  'mar. 3 mar. 2026': '2026-03-03',
  'Mar 24, 2026': '2026-03-24',
  '23. März 2026': '2026-03-23',
  'Mo, 23 Okt 2026 08:00:00 +0000': '2026-10-23T08:00:00Z',
  '2 de mayo de 2026': '2026-05-02',
  'Κυρ, 11 Ιούλ 2004 12:00:00 EST': '2004-07-11T17:00:00Z',
  '2004-július-13T9:15-05:00': '2004-07-13T14:15:00Z',
  '2004년 05월 28일 01:31:15': '2004-05-28T01:31:15Z',
  '2004-05-25 오후 11:23:17': '2004-05-25T23:23:17Z',
  // ISO 8601
  '2026-11-23 08:00': '2026-11-23T08:00:00Z',
  '2026-11-23T08:00:00': '2026-11-23T08:00:00Z',
  '2026-11-23T09:00+01': '2026-11-23T08:00:00Z',
  '2026-11-23 08:00:00.0': '2026-11-23T08:00:00Z',
  '20261123T080000Z': '2026-11-23T08:00:00Z',
  '20261123': '2026-11-23',
  '2026-W48-1': '2026-11-23',
  '2020-W53': '2020-12-28',
  '2026-327': '2026-11-23',
  '2026-11': '2026-11-01',
  '2026': '2026-01-01',
  // as a web page writes it
  '<time datetime="2026-11-23T09:00:00+01:00" title="Lundi 23 novembre 2026 - 09:00" class="datetime">lun 23/11/2026 - 09:00</time>':
    '2026-11-23T08:00:00Z',
  "<time class='date' datetime='2026-11-23'>23 nov.</time>": '2026-11-23',
  '<time class="date">23 novembre 2026</time>': '2026-11-23',
  // numbers
  '23/11/2026': '2026-11-23',
  '23.11.2026 08:00': '2026-11-23T08:00:00Z',
  '11/23/2026': '2026-11-23',
  '2026/11/23': '2026-11-23',
  '1795420800': '2026-11-23T08:00:00Z',
  '1795420800123': '2026-11-23T08:00:00Z',
  // a day that the month has not: the next one
  'Tue, 31 Nov 2026 08:00:00 GMT': '2026-12-01T08:00:00Z',
  '2026-11-31T08:00:00Z': '2026-12-01T08:00:00Z',
  '2026-11-31': '2026-12-01',
  // the first days of all that are dates
  'Fri, 02 Jan 1970 00:00:00 GMT': '1970-01-02T00:00:00Z',
  '1969-12-30': '1969-12-30',
};

const none = [
  '',
  '  ',
  'soon',
  'Mon, 23 Foo 2026',
  '2026-13-45',
  '99/99/9999',
  '2026-11-23T99:00:00Z',
  'x'.repeat(1e5),
  'null',
  '-',
  'Wed, 30 Nov -0001 00:00:00 +0000',
  // what programs write that know none
  'Thu, 01 Jan 1970 00:00:00 +0000',
  'Thu, 01 Jan 1970 01:00:00 +0100',
  '1970-01-01T00:00:00Z',
  '1970-01-01 01:00:00',
  '1969-12-31 20:00:00',
  '1970-01-01',
  '01/01/1970',
  'Mon, 01 Jan 0001 00:00:00 GMT',
  'Mon, 01 Jan 0001 00:00:00 Z',
  '0001-01-01T00:00:00Z',
  '0001-01-01',
  '0000-00-00 00:00:00',
];

describe('parseDate', () => {
  beforeEach(() => {
    readers.date = readOddDate;
  });

  for (const [text, instant] of Object.entries({ ...common, ...odd })) {
    it(`reads ${text.trim()}`, () => {
      expect(parseDate(text)).to.equal(instant);
    });
  }

  it('gives nothing for what is no date', () => {
    for (const text of [...none, null, undefined]) expect(parseDate(text), String(text)).to.equal(undefined);
  });

  it('tells that it missed the reader of the rare ones, and of those only', () => {
    readers.date = undefined;
    readers.met = false;
    for (const [text, instant] of Object.entries(common)) expect(parseDate(text)).to.equal(instant);
    expect(parseDate('Thu, 01 Jan 1970 00:00:00 GMT')).to.equal(undefined);
    expect(readers.met).to.equal(false);
    expect(parseDate('14 juillet 2026')).to.equal(undefined);
    expect(readers.met).to.equal(true);
  });
});

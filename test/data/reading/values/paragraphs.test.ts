import { expect } from '@open-wc/testing';
import { readOddText } from '../../../../src/data/reading/xml/entities.js';
import { paragraphs } from '../../../../src/data/reading/values/paragraphs.js';

describe('the paragraphs of HTML', () => {
  before(readOddText);

  const cases: readonly (readonly [html: string, text: string])[] = [
    ['<p>One</p>\n<p>Two</p>', 'One\n\nTwo'],
    ['One<br>two<br/>three', 'One\ntwo\nthree'],
    ['<ul><li>One</li><li>Two</li></ul>After', 'One\n\nTwo\n\nAfter'],
    ['<p>A <b>bold</b><i>er</i> word</p>', 'A bolder word'],
    ['&eacute;&amp;amp;&lt;p&gt;', 'é&amp;<p>'],
    ['A<script>alert("</p>")</script><style>p{}</style><!-- <p> -->B', 'A B'],
    ['<img src=x onerror=alert(1)>', ''],
    ['<p title="</p>">A</p>', 'A'],
    ['<p', ''],
    ['', ''],
    ['  \n no mark-up \n at all ', 'no mark-up at all'],
  ];
  for (const [html, text] of cases)
    it(JSON.stringify(html), () => {
      expect(paragraphs(html)).to.equal(text);
    });
});

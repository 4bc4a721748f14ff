// Leaves out of the bundles what of Lit never runs in them: what stands in for browsers older than ours, and what only
// another program would ask for (the bundles export nothing of Lit). Nothing of it is guessed: the build fails where Lit
// is not written as expected here (a new version: look at what changed, and write the table again), where a module of
// ours imports what was left out, and where a bundle names it.

/** By file: each text that goes, once for each time it is written there, and what stands in its place. */
const trimmed = [
  {
    file: 'lit-html/lit-html.js',
    cuts: [
      // The hook for browsers without templates, and the list of versions that development builds warn of.
      [',B=t.litHtmlPolyfillSupport;B?.(S,k),(t.litHtmlVersions??=[]).push("3.3.3");', ';'],
      // Drawings are written in `html`, whole.
      [',w=x(2),T=x(3)', ''],
      ['T as mathml,', ''],
      [',w as svg', ''],
      ['(t[s]||"<?>")+(2===i?"</svg>":3===i?"</math>":"")', '(t[s]||"<?>")'],
      [
        'if(this.el=S.createElement(f,e),P.currentNode=this.el.content,2===i||3===i){const t=this.el.content.firstChild;t.replaceWith(...t.childNodes)}',
        'this.el=S.createElement(f,e),P.currentNode=this.el.content;',
      ],
      // Templates compiled ahead by Lit's own compiler, and templates for other documents.
      [
        '{values:i,_$litType$:s}=t,e="number"==typeof s?this._$AC(t):(void 0===s.el&&(s.el=S.createElement(V(s.h,s.h[0]),this.options)),s);',
        '{values:i}=t,e=this._$AC(t);',
      ],
      ['(t?.creationScope??l).importNode', 'l.importNode'],
      // There is always a policy, ours.
      ['void 0!==e?e.createHTML(i):i', 'e.createHTML(i)'],
      // Values in a comment, and in the text of what holds no elements: a field is given its value as a property.
      [
        'if(y.test(r.tagName)){const t=r.textContent.split(o),i=t.length-1;if(i>0){r.textContent=s?s.emptyScript:"";for(let s=0;s<i;s++)r.append(t[s],c()),P.nextNode(),d.push({type:2,index:++l});r.append(t[i],c())}}',
        '',
      ],
      ['(y.test(u[2])&&(n=RegExp("</"+u[2],"g")),c=p)', '(c=p)'],
      [',y=/^(?:script|style|textarea|title)$/i', ''],
      ['c=n??v,d=-1', 'c=v,d=-1'],
      ['c===_||c===m?c=v:(c=p,n=void 0)', 'c===_||c===m?c=v:c=p'],
      ['let n,l=2===i?"<svg>":3===i?"<math>":"",c=v;', 'let l="",c=v;'],
      [
        'else if(8===r.nodeType)if(r.data===n)d.push({type:2,index:l});else{let t=-1;for(;-1!==(t=r.data.indexOf(o,t+1));)d.push({type:7,index:l}),t+=o.length-1}',
        'else 8===r.nodeType&&r.data===n&&d.push({type:2,index:l});',
      ],
      // Type assertions that were left over.
      [',i=t=>t,', ','],
      ['i(t).nextSibling;i(t).remove()', 't.nextSibling;t.remove()'],
      // We draw at the end of an element, never before something that stands in it.
      ['const e=s?.renderBefore??i;let h=e._$litPart$', 'let h=i._$litPart$'],
      [
        'const t=s?.renderBefore??null;e._$litPart$=h=new k(i.insertBefore(c(),t),t,void 0,s??{})',
        'i._$litPart$=h=new k(i.appendChild(c()),null,void 0,s??{})',
      ],
      // By which directives tell parts apart; ours stands in one kind.
      ['this.type=2,', ''],
      ['this.type=1,', ''],
      ['constructor(){super(...arguments),this.type=3}', ''],
      ['constructor(){super(...arguments),this.type=4}', ''],
      ['constructor(t,i,s,e,h){super(t,i,s,e,h),this.type=5}', ''],
      ['this.type=6,', ''],
      // What the directives that Lit brings ask of a part: none is used here.
      ['get parentNode(){return this._$AM.parentNode}', ''],
      [
        'get parentNode(){let t=this._$AA.parentNode;const i=this._$AM;return void 0!==i&&11===t?.nodeType&&(t=i.parentNode),t}get startNode(){return this._$AA}get endNode(){return this._$AB}',
        '',
      ],
      ['get tagName(){return this.element.tagName}', ''],
      // Directives that are told when their element leaves the page.
      ['get _$AU(){return this._$AM?._$AU??this._$Cv}', ''],
      ['get _$AU(){return this._$AM._$AU}', ''],
      ['get _$AU(){return this._$AM._$AU}', ''],
      ['get _$AU(){return this._$AM._$AU}', ''],
      ['this._$AN=void 0,', ''],
      ['this._$AN=void 0,', ''],
      ['this._$AN=void 0,', ''],
      ['this._$AN=void 0,', ''],
      [',this._$Cv=e?.isConnected??!0', ''],
      // Directives elsewhere than on an element, and several in one place.
      [
        'function M(t,i,s=t,e){if(i===E)return i;let h=void 0!==e?s._$Co?.[e]:s._$Cl;const o=a(i)?void 0:i._$litDirective$;return h?.constructor!==o&&(h?._$AO?.(!1),void 0===o?h=void 0:(h=new o(t),h._$AT(t,s,e)),void 0!==e?(s._$Co??=[])[e]=h:s._$Cl=h),void 0!==h&&(i=M(t,h._$AS(t,i.values),h,e)),i}',
        'function M(t,i){(t._$Cl??=new i._$litDirective$(t))._$AS(t,i.values)}',
      ],
      ['_$AI(t,i=this){t=M(this,t,i),a(t)?', '_$AI(t){a(t)?'],
      ['t=M(this,t,i,0),o=!a(t)', 'o=!a(t)'],
      ['r=M(this,e[s+n],i,n),', 'r=e[s+n],'],
      ['(t=M(this,t,i,0)??A)===E', '(t??=A)===E'],
      ['for(this._$AP?.(!1,!0,s);t!==this._$AB;)', 'for(;t!==this._$AB;)'],
      ['_$AR(t=this._$AA.nextSibling,s)', '_$AR(t=this._$AA.nextSibling)'],
      ['setConnected(t){void 0===this._$AM&&(this._$Cv=t,this._$AP?.(t))}', ''],
    ],
  },
  {
    file: 'lit-html/directive.js',
    only: 'ui/css-vars.js',
    uses: /lit\/directive\.js/,
    cuts: [
      ['get _$AU(){return this._$AM._$AU}', ''],
      ['_$AT(t,e,i){this._$Ct=t,this._$AM=e,this._$Ci=i}', ''],
    ],
  },
  {
    file: 'lit-element/lit-element.js',
    cuts: [
      ['this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),', ''],
      ['this._$Do=e(r,this.renderRoot,this.renderOptions)', 'e(r,this.renderRoot,this.renderOptions)'],
      [',this._$Do=void 0', ''],
      [
        'connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}',
        '',
      ],
      // Nothing stands in a shadow root before the first drawing: styles are adopted.
      [
        'createRenderRoot(){const t=super.createRenderRoot();return this.renderOptions.renderBefore??=t.firstChild,t}',
        '',
      ],
      [',s.litElementHydrateSupport?.({LitElement:i});const o=s.litElementPolyfillSupport;o?.({LitElement:i});', ';'],
      ['(s.litElementVersions??=[]).push("4.2.2");', ''],
      ['i._$litElement$=!0,', ''],
    ],
  },
  {
    file: 'reactive-element/css-tag.js',
    cuts: [
      // Every browser of ours adopts style sheets.
      [
        'e=t.ShadowRoot&&(void 0===t.ShadyCSS||t.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype',
        'e=!0',
      ],
      // Guards for what lint forbids: `unsafeCSS`. Our sheets are written whole, each once.
      [
        'if(this._$cssResult$=!0,o!==s)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");',
        '',
      ],
      [
        'let t=this.o;const s=this.t;if(e&&void 0===t){const e=void 0!==s&&1===s.length;e&&(t=o.get(s)),void 0===t&&((this.o=t=new CSSStyleSheet).replaceSync(this.cssText),e&&o.set(s,t))}return t',
        'return this.o||(this.o=new CSSStyleSheet).replaceSync(this.cssText),this.o',
      ],
      ['toString(){return this.cssText}', ''],
      ['constructor(t,e,o)', 'constructor(t)'],
      ['this.cssText=t,this.t=e', 'this.cssText=t'],
      [
        'i=(t,...e)=>{const o=1===t.length?t[0]:e.reduce((e,s,o)=>e+(t=>{if(!0===t._$cssResult$)return t.cssText;if("number"==typeof t)return t;throw Error("Value passed to \'css\' function must be a \'css\' function result: "+t+". Use \'unsafeCSS\' to pass non-literal values, but take care to ensure page security.")})(s)+t[o+1],t[0]);return new n(o,t,s)}',
        'i=t=>new n(t[0])',
      ],
      ['t instanceof CSSStyleSheet?t:t.styleSheet', 't.styleSheet'],
    ],
  },
  {
    file: 'reactive-element/reactive-element.js',
    cuts: [
      ['p=a.reactiveElementPolyfillSupport,', ''],
      [',p?.({ReactiveElement:y}),(a.reactiveElementVersions??=[]).push("2.1.2");', ';'],
      // Standard decorators: ours are TypeScript's.
      ['Symbol.metadata??=Symbol("metadata"),a.litPropertyMetadata??=new WeakMap;', ''],
      [
        'const t=this[Symbol.metadata];if(null!==t){const s=litPropertyMetadata.get(t);if(void 0!==s)for(const[t,i]of s)this.elementProperties.set(t,i)}',
        '',
      ],
      ['[...r(t),...o(t)]', 'r(t)'],

      ['getOwnPropertySymbols:o,', ''],
      ['removeController(t){this._$EO?.delete(t)}', ''],
      // Styles were adapted to browsers that adopt none, and freed of those written twice.
      [
        'const i=[];if(Array.isArray(s)){const e=new Set(s.flat(1/0).reverse());for(const s of e)i.unshift(t(s))}else void 0!==s&&i.push(t(s));return i',
        'return[s??[]].flat(1/0)',
      ],
      ['c=a.trustedTypes,l=c?c.emptyScript:"",', ''],
      ['t=t?l:null', 't=t?"":null'],
      // Decorators that act when an element is made.
      ['static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}', ''],
      [',void 0!==t.l&&(this.l=[...t.l])', ''],
      [',this.constructor.l?.forEach(t=>t(this))', ''],
      // Properties that are objects in markup, or read in a way of their own.
      ['case Object:case Array:t=null==t?t:JSON.stringify(t)', ''],
      ['case Object:case Array:try{i=JSON.parse(t)}catch(t){i=null}', ''],
      [
        'const t=i.getPropertyOptions(e),h="function"==typeof t.converter?{fromAttribute:t.converter}:void 0!==t.converter?.fromAttribute?t.converter:u;this._$Em=e;const r=h.fromAttribute(s,t.type);this[e]=r??this._$Ej?.get(e)??r,this._$Em=null',
        'this._$Em=e,this[e]=u.fromAttribute(s,i.getPropertyOptions(e).type),this._$Em=null',
      ],
      ['(void 0!==i.converter?.toAttribute?i.converter:u).toAttribute', 'u.toAttribute'],
      // Defaults that are not reflected.
      [
        'requestUpdate(t,s,i,e=!1,h){if(void 0!==t){const r=this.constructor;if(!1===e&&(h=this[t]),i??=r.getPropertyOptions(t),!((i.hasChanged??f)(h,s)||i.useDefault&&i.reflect&&h===this._$Ej?.get(t)&&!this.hasAttribute(r._$Eu(t,i))))return;this.C(t,s,i)}',
        'requestUpdate(t,s,i){if(void 0!==t){if(!f(this[t],s))return;this.C(t,s,i??this.constructor.getPropertyOptions(t))}',
      ],
      [
        '{useDefault:i,reflect:e,wrapped:h},r){i&&!(this._$Ej??=new Map).has(t)&&(this._$Ej.set(t,r??s??this[t]),!0!==h||void 0!==r)||(',
        '{reflect:e}){(',
      ],
      ['(this.hasUpdated||i||(s=void 0)', '(this.hasUpdated||(s=void 0)'],
      [',converter:u,reflect:!1,useDefault:!1,hasChanged:f', ',reflect:!1'],
    ],
  },
  {
    file: 'reactive-element/decorators/property.js',
    cuts: [['"object"==typeof o?r(t,e,o):', '']],
  },
  {
    file: '@lit/task/task.js',
    only: 'data/load-controller.js',
    uses: /\bnew Task\b/,
    cuts: [
      // Ours runs before each update, compares by value, draws nothing, and tells nobody but its host.
      [
        'const h="object"==typeof s?s:{task:s,args:i};this.v=h.task,this.j=h.args,this.m=h.argsEqual??r,this.k=h.onComplete,this.A=h.onError,this.autoRun=h.autoRun??!0,"initialValue"in h&&(this.u=h.initialValue,this.i=2,this.O=this.T?.())',
        'this.v=s.task,this.j=s.args',
      ],
      ['constructor(t,s,i)', 'constructor(t,s)'],
      [
        'hostUpdate(){!0===this.autoRun&&this.S()}hostUpdated(){"afterUpdate"===this.autoRun&&this.S()}T(){if(void 0===this.j)return;const t=this.j();if(!Array.isArray(t))throw Error("The args function must return an array");return t}',
        'hostUpdate(){this.S()}T(){return this.j()}',
      ],
      ['this.m(s,t)', 'r(s,t)'],
      [
        '"afterUpdate"===this.autoRun?queueMicrotask((()=>this._.requestUpdate())):this._.requestUpdate()',
        'this._.requestUpdate()',
      ],
      ['if(s===i)this.i=0;else{', '{'],
      ['try{this.k?.(s)}catch{}', ''],
      ['try{this.A?.(h)}catch{}', ''],
      ['get value(){return this.u}get error(){return this.l}', ''],
      [
        'render(t){switch(this.i){case 0:return t.initial?.();case 1:return t.pending?.();case 2:return t.complete?.(this.value);case 3:return t.error?.(this.error);default:throw Error("Unexpected status: "+this.i)}}',
        '',
      ],
      [',i as initialState', ''],
      [',i=Symbol();', ';'],
    ],
  },
  {
    file: '@lit/context/lib/controllers/context-consumer.js',
    only: 'settings/settings-controller.js',
    uses: /\bContextConsumer\b/,
    cuts: [
      // Ours always subscribes, and reads the value itself.
      ['if(this.subscribe=!1,this.provided=!1,this.value=void 0,', 'this.value=void 0,'],
      [
        'this.unsubscribe&&(this.unsubscribe!==s&&(this.provided=!1,this.unsubscribe()),this.subscribe||this.unsubscribe()),',
        'this.unsubscribe&&this.unsubscribe!==s&&this.unsubscribe(),',
      ],
      ['this.provided&&!this.subscribe||(this.provided=!0,this.callback&&this.callback(t,s)),', ''],
      [
        'void 0!==s.context){const t=s;this.context=t.context,this.callback=t.callback,this.subscribe=t.subscribe??!1}else this.context=s,this.callback=i,this.subscribe=h??!1;',
        'this.context=s.context;',
      ],
      ['constructor(t,s,i,h)', 'constructor(t,s)'],
      ['this.t,this.subscribe)', 'this.t,!0)'],
    ],
  },
];

/** What no bundle may name: it would ask for something that is not there. */
const gone =
  /\b(addInitializer|removeController|creationScope|setConnected|startNode|endNode|litPropertyMetadata|hasChanged|useDefault|converter|renderBefore|BOOLEAN_ATTRIBUTE|type:(Object|Array)|(autoRun|onComplete|argsEqual):)\b/;

/** What only Lit's own modules name: in the bundles, each has a name of one letter. */
const names = [
  ...[
    'elementProperties',
    'getPropertyOptions',
    'getPropertyDescriptor',
    'createProperty',
    'finalizeStyles',
    'finalized',
  ],
  ...[
    'finalize',
    'elementStyles',
    'enableUpdating',
    'performUpdate',
    'shouldUpdate',
    'isUpdatePending',
    'firstUpdated',
  ],
  ...['shadowRootOptions', 'renderOptions', 'dispatchRequest', 'toAttribute', 'fromAttribute'],
];
const letterOf = (name) => `_$${String.fromCharCode(97 + names.indexOf(name))}`;
const inside = new RegExp(`\\b(?:${names.join('|')})\\b`, 'g');
const asMember = new RegExp(`\\.${inside.source}|^\\s*(?:static |get )?${inside.source}\\(`, 'm');
const ofLit = /node_modules\/(@lit|lit-\w+|lit)\//;

/** Other parts of Lit were never looked at. */
const unknown = /lit-html\/(?!(lit-html|directive|is-server)\.js)/;

/** @returns {import('rollup').Plugin} */
export function leanLit() {
  const met = new Set();
  return {
    name: 'lean-lit',
    buildStart: () => met.clear(),
    transform(code, id) {
      id = id.replaceAll('\\', '/');
      if (unknown.test(id)) this.error(`${id} is new here: see what it needs of Lit, and of lean-lit.`);
      if (/\bcss`[^`]*\$\{/.test(code)) this.error(`${id}: a style sheet is written whole, or lean-lit has to change.`);
      if (/from 'lit'/.test(code) && /[^>\s]\s*<\/(?:textarea|title|style|script)\b|<!--/i.test(code))
        this.error(`${id}: no value stands in a comment or in the text of a field, or lean-lit has to change.`);
      if (/[^\s]\$\{cssVars\(/.test(code))
        this.error(`${id}: cssVars stands on an element, or lean-lit has to change.`);
      for (const { only, uses } of trimmed) {
        if (only && uses.test(code) && /\/dist\//.test(id) && !id.endsWith(only)) {
          this.error(`${id} uses what lean-lit keeps for ${only} alone.`);
        }
      }
      if (/\/dist\//.test(id) && asMember.test(code)) this.error(`${id} names what lean-lit calls otherwise.`);
      const entry = trimmed.find(({ file }) => id.endsWith(`/${file}`));
      if (!entry) return ofLit.test(id) ? { code: code.replace(inside, letterOf), map: null } : null;
      for (const [text, instead] of entry.cuts) {
        if (!code.includes(text)) this.error(`${id} is not written as lean-lit knows it: look for ${text}`);
        code = code.replace(text, () => instead);
      }
      met.add(entry);
      return { code: code.replace(inside, letterOf), map: null };
    },
    buildEnd(error) {
      const missed = trimmed.find((entry) => !met.has(entry));
      if (!error && missed) this.error(`lean-lit found no ${missed.file}.`);
    },
    generateBundle(_options, bundle) {
      for (const { code = '', fileName } of Object.values(bundle)) {
        const [name] = gone.exec(code) ?? [];
        if (name) this.error(`${fileName} names ${name}, which lean-lit has left out.`);
      }
    },
  };
}

import { createServer } from 'node:http';

/** The policy under which every page of ours works: nothing inline, nothing from elsewhere, no plain string into a sink. */
export const STRICT =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types parvis lit-html";

const POLICIES = {
  strict: { 'content-security-policy': STRICT },
  // Nothing is forbidden and all that the strict policy would forbid is told: what leaves the page, what runs inline.
  watched: { 'content-security-policy-report-only': STRICT },
  // A page that has not heard of us.
  refusing: {
    'content-security-policy':
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html",
  },
  // A page of which nothing may run beside it.
  workerless: { 'content-security-policy': `${STRICT}; worker-src 'none'` },
  // A page that names policies, and requires none.
  naming: { 'content-security-policy': "script-src 'self'; style-src 'self'; trusted-types lit-html" },
  // What runs, runs, and what is asked of the other origin here is asked; but nothing of the world.
  open: {
    'content-security-policy': "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob: http://127.0.0.1:*",
  },
};

// Before anything else in the page. Nothing here may fail: what it hooks is what it counts.
const WATCH = `
  window.reports = [];
  window.fired = [];
  performance.setResourceTimingBufferSize(100_000);
  document.addEventListener('securitypolicyviolation', (event) =>
    window.reports.push([event.effectiveDirective, event.blockedURI, event.sourceFile, event.lineNumber].join(' ')));
  for (const name of ['alert', 'confirm', 'prompt', 'print', 'open'])
    window[name] = (...args) => void window.fired.push(name + '(' + String(args[0]).slice(0, 80) + ')');
`;

/**
 * Pages with a policy of their own, for tests that open them in a frame: `/policy-page/STRICT?module=/test/….ts`.
 * Beside them, bodies that a test wrote itself (`PUT /written/…`), and another origin that notes who asks it anything
 * (`/elsewhere` gives its address and what it has seen).
 */
export default () => {
  const written = new Map();
  const asked = [];
  let elsewhere;

  return {
    name: 'policy-pages',
    serverStart: () =>
      new Promise((resolve) => {
        elsewhere = createServer((request, response) => {
          asked.push(request.url);
          response.writeHead(200, { 'access-control-allow-origin': '*', 'content-type': 'text/plain' }).end();
        }).listen(0, '127.0.0.1', resolve);
      }),
    serverStop() {
      elsewhere?.closeAllConnections();
      elsewhere?.close();
    },
    async serve(context) {
      const { path, query, method } = context;
      if (path === '/policy-page/watch.js') return { body: WATCH, type: 'js' };
      if (path.startsWith('/policy-page/')) {
        const headers = POLICIES[path.slice('/policy-page/'.length)];
        if (headers) return { body: page(query.module), type: 'html', headers };
      }
      if (path === '/elsewhere') {
        const address = `http://127.0.0.1:${elsewhere.address().port}`;
        return { body: JSON.stringify({ address, asked }), type: 'json', headers: { 'cache-control': 'no-store' } };
      }
      if (path.startsWith('/written/')) {
        if (method === 'PUT') written.set(path, { body: await text(context.req), type: context.get('content-type') });
        return written.get(path);
      }
    },
    // The runner adds its own script to each page; these must hold what they say, and no more.
    transform({ path, query, response }) {
      if (path.startsWith('/policy-page/') && response.is('html'))
        return { body: page(query.module), transformCache: false };
    },
  };
};

const page = (module) => `<!doctype html>
<html lang="fr">
  <head>
    <meta charset="utf-8" />
    <title>Page</title>
    <script src="/policy-page/watch.js"></script>
    ${module ? `<script type="module" src="${module}"></script>` : ''}
  </head>
  <body></body>
</html>`;

async function text(stream) {
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

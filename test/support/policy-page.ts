/** A page in a frame, under a policy of its own. */
export interface PolicyPage extends Window {
  /** What the policy refused, or would have. */
  readonly reports: string[];
  /** Dialogs and windows that something tried to open. */
  readonly fired: string[];
}

/** See `plugins/policy-pages.mjs`. */
export type PolicyName = 'strict' | 'watched' | 'refusing' | 'workerless' | 'naming' | 'open';

/**
 * Opens a page under a policy, and in it a module: an absolute path that the test server knows. What the module puts on
 * its window is there when this resolves. `gone` resolves when something leads the page away.
 */
export async function openPage<T>(
  policy: PolicyName,
  module = '',
): Promise<{ page: PolicyPage & T; gone: Promise<unknown>; close(): void }> {
  const frame = document.createElement('iframe');
  // No dialogs: what a hostile text opens by a frame of its own would stop the run.
  frame.setAttribute('sandbox', 'allow-scripts allow-same-origin');
  frame.width = '800';
  frame.height = '600';
  frame.src = `/policy-page/${policy}?module=${encodeURIComponent(module)}`;
  const loads = () => new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  const loaded = loads();
  document.body.append(frame);
  await loaded;
  return { page: frame.contentWindow as PolicyPage & T, gone: loads(), close: () => frame.remove() };
}

/**
 * All that was reported in a page so far, except in one that is `open`. Reports come some time after what they tell of,
 * and in its order: one more is provoked, and waited for.
 */
export async function reportsOf({ document, reports }: PolicyPage): Promise<readonly string[]> {
  const last = document.body.appendChild(document.createElement('i'));
  const heard = new Promise<void>((resolve) =>
    last.addEventListener('securitypolicyviolation', (event) => {
      event.stopPropagation();
      resolve();
    }),
  );
  last.setAttribute('style', '--last: 1');
  await heard;
  last.remove();
  return [...reports];
}

import { encodeName, hrefOf } from './paths.mjs';
import { escapeXml } from './xml.mjs';

const size = new Intl.NumberFormat('fr', { maximumFractionDigits: 1 });
const day = new Intl.DateTimeFormat('fr', { dateStyle: 'long', timeZone: 'Europe/Paris' });

/**
 * A folder as a page, for those who come by its address. It has neither style nor script.
 *
 * @param {string[]} names @param {import('./tree.mjs').Node[]} children @param {string} prefix
 */
export function folderPage(names, children, prefix) {
  const title = names.at(-1) ?? 'Documents';
  const up = names.length
    ? `<p><a href="${escapeXml(hrefOf(prefix, names.slice(0, -1), true))}">Dossier parent</a></p>`
    : '';
  const here = hrefOf(prefix, names, true);
  const lines = children.map((child) => {
    const about = child.folder
      ? 'dossier'
      : `${size.format((child.size ?? 0) / 1000)} ko, ${day.format(child.modified)}`;
    const address = here + encodeName(child.name) + (child.folder ? '/' : '');
    return `<li><a href="${escapeXml(address)}"><bdi>${escapeXml(child.name)}</bdi></a> (${about})</li>`;
  });
  return `<!doctype html>
<html lang="fr">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeXml(title)}</title></head>
<body>
<h1><bdi>${escapeXml(title)}</bdi></h1>
${up}
<ul>
${lines.join('\n')}
</ul>
</body>
</html>
`;
}

import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { cemInheritancePlugin } from '@wc-toolkit/cem-inheritance';
import { customElementJetBrainsPlugin } from 'custom-element-jet-brains-integration';
import { customElementVsCodePlugin } from 'custom-element-vs-code-integration';

/** The manifest is read beside what was built: its paths are those of the package, not of the sources. */
const pathsOfThePackage = {
  name: 'paths-of-the-package',
  packageLinkPhase({ customElementsManifest }) {
    const rename = (value) => value.replace(/^\/?src\//, 'dist/').replace(/\.ts$/, '.js');
    const walk = (node) => {
      for (const [key, value] of Object.entries(node)) {
        if ((key === 'path' || key === 'module') && typeof value === 'string') node[key] = rename(value);
        else if (value && typeof value === 'object') walk(value);
      }
    };
    walk(customElementsManifest);
  },
};

/** `defineElement('parvis-x', ParvisX)` is how an element of ours is registered. */
const definitions = {
  name: 'definitions',
  analyzePhase({ ts, node, moduleDoc }) {
    if (!ts.isCallExpression(node) || node.expression.getText() !== 'defineElement') return;
    const [tag, element] = node.arguments;
    if (!ts.isStringLiteral(tag) || !ts.isIdentifier(element)) return;
    const imported = node.getSourceFile().statements.find((statement) => {
      return ts.isImportDeclaration(statement) && statement.importClause?.getText().includes(element.text);
    });
    const module = new URL(imported.moduleSpecifier.text, `file:///${moduleDoc.path}`).pathname;
    moduleDoc.exports.push({
      kind: 'custom-element-definition',
      name: tag.text,
      declaration: { name: element.text, module },
    });
  },
};

const styles = readdirSync('src', { recursive: true })
  .filter((file) => file.endsWith('.styles.ts'))
  .map((file) => readFileSync(path.join('src', file), 'utf8'))
  .join('\n');

/** What stands after the name of a custom property where it is read: `var(--name, fallback)`. */
function fallbackOf(name) {
  const [, rest] = styles.split(`var(${name},`);
  if (rest === undefined) return undefined;
  let open = 1;
  const end = [...rest].findIndex((sign) => (open += sign === '(' ? 1 : sign === ')' ? -1 : 0) === 0);
  const fallback = rest.slice(0, end).trim();
  // A private name stands for the public one that it is read from.
  return fallback.replace(/--_[\w-]+/, (own) => styles.match(`${own}: var\\((--[\\w-]+)`)[1]);
}

const tokens = [...readFileSync('src/theme/host.styles.ts', 'utf8').matchAll(/@cssproperty (\S+) - (.+)/g)].map(
  ([, name, description]) => ({ name, description }),
);

/** Every element that wears the common styles reads the tokens written there. */
const commonTokens = {
  name: 'common-tokens',
  analyzePhase({ ts, node, moduleDoc }) {
    if (!ts.isClassDeclaration(node) || !/static override styles = .*\bhostStyles\b/.test(node.getText())) return;
    const declaration = moduleDoc.declarations.find(({ name }) => name === node.name.getText());
    declaration.cssProperties = [...(declaration.cssProperties ?? []), ...tokens].map((property) => ({
      ...property,
      default: fallbackOf(property.name),
    }));
  },
};

/** The fields of an event are the parameters of its constructor: `constructor(readonly item: NewsItem)`. */
const eventFields = {
  name: 'event-fields',
  analyzePhase({ ts, node, moduleDoc }) {
    if (!ts.isConstructorDeclaration(node) || !/\bextends Event\b/.test(node.parent.getText())) return;
    const declaration = moduleDoc.declarations.find(({ name }) => name === node.parent.name.getText());
    const fields = node.parameters.filter(({ modifiers }) => modifiers?.length);
    declaration.members = fields.map(({ name, type, jsDoc }) => ({
      kind: 'field',
      name: name.getText(),
      readonly: true,
      type: { text: type.getText() },
      description: jsDoc?.[0].comment,
    }));
  },
};

/**
 * Some of what all widgets have means something more in one of them, which then says so with `declare`: its words and its type
 * stand where it is inherited, and at the attribute.
 */
const ownWords = () => {
  const said = new Map();
  return {
    name: 'own-words',
    moduleLinkPhase({ moduleDoc }) {
      for (const { name, members = [] } of moduleDoc.declarations) {
        const own = members.map(({ name, type, description }) => [name, { type: { ...type }, description }]);
        said.set(name, new Map(own));
      }
    },
    packageLinkPhase({ customElementsManifest }) {
      for (const { declarations } of customElementsManifest.modules) {
        for (const { name, members = [], attributes = [] } of declarations) {
          const own = said.get(name);
          for (const member of members) Object.assign(member, own.get(member.name));
          for (const attribute of attributes) Object.assign(attribute, own.get(attribute.fieldName));
        }
      }
    },
  };
};

/** What a page cannot use is no part of the manifest: the rooms behind the elements, and what is private in them. */
const publicOnly = {
  name: 'public-only',
  packageLinkPhase({ customElementsManifest }) {
    const isPublic = ({ tagName, superclass }) => tagName || superclass?.name === 'Event';
    customElementsManifest.modules = customElementsManifest.modules.filter(
      ({ declarations, exports }) =>
        declarations.some(isPublic) || exports.some(({ kind }) => kind === 'custom-element-definition'),
    );
    for (const declaration of customElementsManifest.modules.flatMap(({ declarations }) => declarations)) {
      declaration.members = declaration.members?.filter(
        ({ privacy = 'public', name }) => privacy === 'public' && !name.startsWith('#'),
      );
      // An event made of a class is also found by the first argument of its constructor.
      declaration.events = declaration.events?.filter(({ name }) => name?.startsWith('parvis-'));
    }
  },
};

export default {
  globs: ['src/widgets/*/*.ts', 'src/settings/*.ts', 'src/ui/**/*widget.ts', 'src/ui/*-event.ts', 'src/ui/*-events.ts'],
  exclude: ['src/**/*.styles.ts'],
  outdir: 'dist',
  litelement: true,
  packagejson: false,
  plugins: [
    cemInheritancePlugin(),
    ownWords(),
    definitions,
    commonTokens,
    eventFields,
    pathsOfThePackage,
    publicOnly,
    customElementVsCodePlugin({ outdir: 'dist', cssFileName: null }),
    customElementJetBrainsPlugin({ outdir: 'dist', packageJson: false }),
  ],
};

import { setCustomElementsManifest, type Preview } from '@storybook/web-components-vite';
import manifest from '../dist/custom-elements.json' with { type: 'json' };
import '../src/define.js';

// Storybook keeps one row a name: an attribute and a part that are both called `heading` need two.
const { modules } = manifest as { modules: { declarations: { cssParts?: { name: string }[] }[] }[] };
for (const { cssParts = [] } of modules.flatMap(({ declarations }) => declarations))
  for (const part of cssParts) if (!part.name.startsWith('::')) part.name = `::part(${part.name})`;
setCustomElementsManifest(manifest);

const preview: Preview = {
  tags: ['autodocs'],
  parameters: {
    // What axe finds fails the run of the stories.
    a11y: {
      test: 'error',
      options: {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        rules: { 'target-size': { enabled: true } },
      },
    },
  },
};

export default preview;

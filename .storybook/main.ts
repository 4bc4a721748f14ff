import type { StorybookConfig } from '@storybook/web-components-vite';

const config: StorybookConfig = {
  framework: { name: '@storybook/web-components-vite', options: {} },
  stories: ['../stories/**/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  // Where the stories look for the town's pictures.
  staticDirs: [{ from: '../demo/data/pictures', to: '/demo/data/pictures' }],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
};

export default config;

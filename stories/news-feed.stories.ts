import type { Meta, StoryObj } from '@storybook/web-components-vite';
import '../src/widgets/news-feed/define.js';
import { newsFeed, reach } from './support/draw-news.js';
import { newsStates, type NewsFeedArgs, type NewsState } from './support/news-states.js';

/** The latest news of a site, read from its feed: every state, then the choices a site makes. */
const meta: Meta<NewsFeedArgs> = {
  title: 'Widgets/News feed',
  component: 'parvis-news-feed',
  tags: ['autodocs'],
  render: (args) => newsFeed(args),
};
export default meta;

type Story = StoryObj<NewsFeedArgs>;

/** A story of one state; the reader acts where that is needed to come there. */
const story = (state: NewsState, args: NewsFeedArgs = {}): Story => ({
  args: { ...state.args('fr'), ...args },
  play: ({ canvasElement }) => reach(canvasElement.querySelector('parvis-news-feed')!, state),
});

export const Ready: Story = story(newsStates.ready);
export const Fallback: Story = story(newsStates.fallback);
export const Empty: Story = story(newsStates.empty);
export const Urgent: Story = story(newsStates.urgent);
export const Opened: Story = story(newsStates.opened);
export const Failed: Story = story(newsStates.failed);
export const Partial: Story = story(newsStates.partial);
export const Stale: Story = story(newsStates.stale);
export const Cards: Story = story(newsStates.ready, { layout: 'cards' });
export const Compact: Story = story(newsStates.ready, { layout: 'compact' });
export const Featured: Story = story(newsStates.ready, { layout: 'featured' });

import type { Meta, StoryObj } from '@storybook/web-components-vite';
import '../src/widgets/news-feed/define.js';
import { newsFeed, reach } from './support/draw-news.js';
import { inPage, type StoryPage } from './support/in-page.js';
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
const story = (state: NewsState, args: NewsFeedArgs = {}, page: StoryPage = {}): Story => ({
  args: { ...state.args(page.lang), ...args },
  decorators: [(draw) => inPage(draw() as HTMLElement, page)],
  play: ({ canvasElement }) => reach(canvasElement.querySelector('parvis-news-feed')!, state),
});

// Every state that a reader may meet.
export const Ready: Story = story(newsStates.ready);
export const Fallback: Story = story(newsStates.fallback);
export const Loading: Story = story(newsStates.loading);
export const Empty: Story = story(newsStates.empty);
export const Filtered: Story = story(newsStates.filtered);
export const FilteredToEmpty: Story = story(newsStates['filtered-to-empty']);
export const LoadingMore: Story = story(newsStates['loading-more']);
export const FurtherPageFailed: Story = story(newsStates['further-failed']);
export const Waiting: Story = story(newsStates.waiting);
export const Unread: Story = story(newsStates.unread);
export const AllRead: Story = story(newsStates['all-read']);
export const Urgent: Story = story(newsStates.urgent);
export const Opened: Story = story(newsStates.opened);
export const Signs: Story = story(newsStates.signs);
export const Slow: Story = story(newsStates.slow);
export const Stale: Story = story(newsStates.stale);
export const Partial: Story = story(newsStates.partial);
export const Offline: Story = story(newsStates.offline);
export const Failed: Story = story(newsStates.failed);
export const Cut: Story = story(newsStates.cut);

// The choices that a site makes.
export const Cards: Story = story(newsStates.ready, { layout: 'cards' });
export const Compact: Story = story(newsStates.ready, { layout: 'compact' });
export const Featured: Story = story(newsStates.ready, { layout: 'featured' });
export const SeveralSourcesAndFilters: Story = story(newsStates.controls);
export const NoPictures: Story = story(newsStates.ready, { images: 'none' });
export const NoHeading: Story = story(newsStates.ready, { heading: '' });
export const Dark: Story = story(newsStates.controls, { layout: 'cards' }, { dark: true });
export const Phone: Story = story(newsStates.controls, {}, { width: 320 });
export const English: Story = story(newsStates.controls, {}, { lang: 'en' });
export const RightToLeft: Story = story(newsStates.controls, {}, { lang: 'ar' });

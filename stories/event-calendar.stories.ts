import type { Meta, StoryObj } from '@storybook/web-components-vite';
import '../src/widgets/event-calendar/define.js';
import { calendarStates, type CalendarArgs, type CalendarState } from './support/calendar-states.js';
import { eventCalendar, reachState } from './support/draw-calendar.js';
import { inPage, type StoryPage } from './support/in-page.js';
import { townClock } from './support/town-clock.js';

/** The events of a town: every state, then the choices a site makes. */
const meta: Meta<CalendarArgs> = {
  title: 'Widgets/Event calendar',
  component: 'parvis-event-calendar',
  tags: ['autodocs'],
  beforeEach: townClock,
  render: (args) => eventCalendar(args),
};
export default meta;

type Story = StoryObj<CalendarArgs>;

/** A story of one state; the reader acts where that is needed to come there. */
const story = (state: CalendarState, page: StoryPage = {}): Story => ({
  args: state.args(page.lang),
  render: (args) => inPage(eventCalendar(args), page),
  play: ({ canvasElement }) => reachState(canvasElement.querySelector('parvis-event-calendar')!, state),
});

export const Month: Story = story(calendarStates.month);
export const Week: Story = story(calendarStates.week);
export const WeekOfSources: Story = story(calendarStates['week-sources']);
export const WeekLoading: Story = story(calendarStates['week-loading']);
export const WeekEmpty: Story = story(calendarStates['week-empty']);
export const Day: Story = story(calendarStates.day);
export const CrowdedDay: Story = story(calendarStates['crowded-day']);
export const CrowdedWeek: Story = story(calendarStates['crowded-week']);
export const PackedDay: Story = story(calendarStates['packed-day']);
export const PackedWeek: Story = story(calendarStates['packed-week']);
export const DayOf23Hours: Story = story(calendarStates['short-day']);
export const DayOf25Hours: Story = story(calendarStates['long-day']);
export const WeekOf169Hours: Story = story(calendarStates['week-of-change']);
export const Dialog: Story = story(calendarStates.dialog);
export const List: Story = story(calendarStates.list);
export const Upcoming: Story = story(calendarStates.upcoming);
export const Sources: Story = story(calendarStates.sources);
export const SourcesInList: Story = story(calendarStates['list-sources']);
export const WholeDay: Story = story(calendarStates['whole-day']);
export const Tools: Story = story(calendarStates.tools);
export const Filters: Story = story(calendarStates.filters);
export const Filtered: Story = story(calendarStates.filtered);
export const FilteredToEmpty: Story = story(calendarStates['filtered-empty']);
export const FiltersDark: Story = story(calendarStates.filters, { dark: true });
export const PhoneFilters: Story = story(calendarStates.filters, { width: 320 });
export const Fallback: Story = story(calendarStates.fallback);
export const Loading: Story = story(calendarStates.loading);
export const LoadingList: Story = story(calendarStates['loading-list']);
export const Empty: Story = story(calendarStates.empty);
export const EmptyList: Story = story(calendarStates['empty-list']);
export const Failed: Story = story(calendarStates.failed);
export const Partial: Story = story(calendarStates.partial);
export const Stale: Story = story(calendarStates.stale);
export const Offline: Story = story(calendarStates.offline);
export const Phone: Story = story(calendarStates.list, { width: 320 });
export const PhoneMonth: Story = story(calendarStates.month, { width: 320 });
export const PhoneWeek: Story = story(calendarStates.week, { width: 320 });
export const PhoneDay: Story = story(calendarStates.day, { width: 320 });
export const WeekInTheDark: Story = story(calendarStates['week-sources'], { dark: true });
export const WeekFromTheRight: Story = story(calendarStates.week, { lang: 'ar' });
export const Dark: Story = story(calendarStates.sources, { dark: true });
export const English: Story = story(calendarStates.month, { lang: 'en' });
export const Arabic: Story = story(calendarStates.month, { lang: 'ar' });

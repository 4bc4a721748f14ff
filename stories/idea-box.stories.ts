import type { Meta, StoryObj } from '@storybook/web-components-vite';
import '../src/widgets/idea-box/define.js';
import { ideaBox, reachIdeas } from './support/draw-ideas.js';
import { ideaStates, type IdeaArgs, type IdeaState } from './support/idea-states.js';
import { inPage, type StoryPage } from './support/in-page.js';
import { townClock } from './support/town-clock.js';

/** The idea box of a town: every state, then the choices a site makes. */
const meta: Meta<IdeaArgs> = {
  title: 'Widgets/Idea box',
  component: 'parvis-idea-box',
  tags: ['autodocs'],
  beforeEach: townClock,
  render: (args) => ideaBox(args),
};
export default meta;

type Story = StoryObj<IdeaArgs>;

/** A story of one state; the reader acts where that is needed to come there. */
const story = (state: IdeaState, page: StoryPage = {}): Story => ({
  args: state.args(page.lang),
  render: (args) => inPage(ideaBox(args), page),
  play: ({ canvasElement }) => reachIdeas(canvasElement.querySelector('parvis-idea-box')!, state),
});

export const List: Story = story(ideaStates.list);
export const Compact: Story = story(ideaStates.compact);
export const ReadOnly: Story = story(ideaStates['read-only']);
export const Hidden: Story = story(ideaStates.hidden);
export const Closed: Story = story(ideaStates.closed);
export const Staff: Story = story(ideaStates.staff);
export const Controls: Story = story(ideaStates.controls);
export const FurtherPageFailed: Story = story(ideaStates['further-failed']);
export const Filtered: Story = story(ideaStates.filtered);
export const FilteredEmpty: Story = story(ideaStates['filtered-empty']);
export const Voting: Story = story(ideaStates.voting);
export const Voted: Story = story(ideaStates.voted);
export const Refused: Story = story(ideaStates.refused);
export const Idea: Story = story(ideaStates.idea);
export const IdeaReply: Story = story(ideaStates['idea-reply']);
export const IdeaReport: Story = story(ideaStates['idea-report']);
export const IdeaDeclined: Story = story(ideaStates['idea-declined']);
export const IdeaActs: Story = story(ideaStates['idea-acts']);
export const IdeaEdit: Story = story(ideaStates['idea-edit']);
export const Moderation: Story = story(ideaStates.moderation);
export const ModerationRefuse: Story = story(ideaStates['moderation-refuse']);
export const Form: Story = story(ideaStates.form);
export const FormErrors: Story = story(ideaStates['form-errors']);
export const FormSimilar: Story = story(ideaStates['form-similar']);
export const IdeaFromForm: Story = story(ideaStates['idea-from-form']);
export const FormNames: Story = story(ideaStates['form-names']);
export const FormSigned: Story = story(ideaStates['form-signed']);
export const Sent: Story = story(ideaStates.sent);
export const Waiting: Story = story(ideaStates.waiting);
export const Follow: Story = story(ideaStates.follow);
export const IdeaRefused: Story = story(ideaStates['idea-refused']);
export const IdeaWithdraw: Story = story(ideaStates['idea-withdraw']);
export const IdeaWithdrawn: Story = story(ideaStates['idea-withdrawn']);
export const Forget: Story = story(ideaStates.forget);
export const Fallback: Story = story(ideaStates.fallback);
export const Loading: Story = story(ideaStates.loading);
export const Empty: Story = story(ideaStates.empty);
export const Stale: Story = story(ideaStates.stale);
export const Partial: Story = story(ideaStates.partial);
export const Failed: Story = story(ideaStates.failed);
export const Skipped: Story = story(ideaStates.skipped);
export const Phone: Story = story(ideaStates.controls, { width: 320 });
export const PhoneIdea: Story = story(ideaStates.idea, { width: 320 });
export const PhoneForm: Story = story(ideaStates['form-errors'], { width: 320 });
export const Dark: Story = story(ideaStates.controls, { dark: true });
export const English: Story = story(ideaStates.idea, { lang: 'en' });
export const Arabic: Story = story(ideaStates.idea, { lang: 'ar' });
export const ArabicModeration: Story = story(ideaStates.moderation, { lang: 'ar' });

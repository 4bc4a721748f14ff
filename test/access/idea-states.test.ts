import '../../src/widgets/idea-box/define.js';
import { ideaBox, reachIdeas } from '../../stories/support/draw-ideas.js';
import { ideaStates } from '../../stories/support/idea-states.js';
import { checkWidget } from './check-widget.js';

checkWidget({ called: 'the idea box', states: ideaStates, make: ideaBox, reach: reachIdeas });

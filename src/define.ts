import './settings/define.js';
import './widgets/news-feed/define.js';
import './widgets/event-calendar/define.js';
import './widgets/document-list/define.js';
import './widgets/idea-box/define.js';

import './settings/define.js';
import './widgets/news-feed/define.js';

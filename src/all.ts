import { ParvisLoader } from './loader.js';

// The whole of Parvis in one script: every element is there, whether the page uses it already or not.
ParvisLoader.registerAll();

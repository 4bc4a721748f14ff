// The documents of the demo as a process of its own, to be killed. Prints its address.
import { setTimeout as wait } from 'node:timers/promises';
import { startDocuments } from './documents-server.mjs';

// An answer is on its way for a while, so that many a kill falls between what was done and its being told.
const { url } = await startDocuments({ folder: process.argv[2] }, () => wait(Math.random() * 20));
console.log(url);

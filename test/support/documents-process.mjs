// The documents of the demo as a process of its own, to be killed. Prints its address.
import { startDocuments } from './documents-server.mjs';

const { url } = await startDocuments({ folder: process.argv[2] });
console.log(url);

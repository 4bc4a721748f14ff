import { readFileSync, readdirSync } from 'node:fs';
import { atHome, sendRevalidated } from './serve.mjs';

const data = new URL('../data/calendars/', import.meta.url);

/** The address of each calendar. Their dates are those of the world, or rules: nothing in them is moved. */
export const calendars = readdirSync(data).map((file) => `/calendriers/${file}`);

/** @param {import('fastify').FastifyInstance} app @param {{ places: import('./serve.mjs').Places }} options */
export async function serveCalendars(app, { places }) {
  for (const address of calendars) {
    const file = new URL(address.slice('/calendriers/'.length), data);
    app.get(address, (request, reply) =>
      sendRevalidated(
        request,
        reply,
        'text/calendar; charset=utf-8',
        atHome(readFileSync(file, 'utf8'), request, places),
      ),
    );
  }
}

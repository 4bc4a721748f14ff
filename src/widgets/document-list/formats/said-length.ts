import { bytes } from './multistatus.js';

/** Bytes of what is at an address, as an answer says; nothing for what is compressed on its way, which has another length. */
export const saidLength = (headers: Headers): number | undefined =>
  headers.get('content-encoding') ? undefined : bytes(headers.get('content-length') ?? undefined);

import { createServer, request } from 'node:http';
import { connect } from 'node:net';

/** A proxy through which one name, whatever its port, leads to this machine. Every other name is refused. */
export async function startProxy(host) {
  const server = createServer((incoming, outgoing) => {
    const url = new URL(incoming.url);
    if (url.hostname !== host) return outgoing.writeHead(502).end();
    // A line that broke is passed on as one that broke: WebKit takes a quiet end for a good one.
    const fail = () => incoming.socket.resetAndDestroy();
    const upstream = request(
      {
        host: '127.0.0.1',
        port: url.port || 80,
        method: incoming.method,
        path: url.pathname + url.search,
        headers: incoming.headers,
      },
      (response) => {
        outgoing.writeHead(response.statusCode, response.headers);
        response.pipe(outgoing);
        response.once('error', fail);
      },
    );
    upstream.once('error', fail);
    outgoing.once('close', () => upstream.destroy());
    incoming.pipe(upstream);
  });
  // Web sockets come through a tunnel.
  server.on('connect', (incoming, socket, head) => {
    const [name, port] = incoming.url.split(':');
    if (name !== host) return socket.end('HTTP/1.1 502 Refused\r\n\r\n');
    const upstream = connect(Number(port), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connected\r\n\r\n');
      upstream.write(head);
      upstream.pipe(socket).pipe(upstream);
    });
    upstream.once('error', () => socket.destroy());
    socket.once('error', () => upstream.destroy());
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: server.address().port,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

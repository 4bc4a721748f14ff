/**
 * With ORIGIN=plain the pages have a name that WebKit reaches through a proxy, and its web sockets know no proxy:
 * the runner's own socket goes straight to this machine.
 */
export default () => ({
  name: 'plain-origin',
  transform(context) {
    if (process.env.ORIGIN !== 'plain' || context.path !== '/__web-dev-server__web-socket.js') return undefined;
    const body = context.body.replaceAll('import.meta.url', `'http://localhost:${context.URL.port}/'`);
    if (body === context.body) throw new Error('The socket of the runner is no longer made from import.meta.url.');
    return { body };
  },
});

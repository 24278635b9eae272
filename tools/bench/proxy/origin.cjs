/**
 * Child process of the bench of shadows: an upstream on bare sockets. `equal` answers the same JSON each time, `differs`
 * the same with one value changed, `hangs` never answers. Tells how many requests it has seen when it is asked.
 */
const { createServer } = require('node:net');

const items = Array.from({ length: 16 }, (_, id) => ({ id, name: `item ${id}`, price: id * 1.25, tags: ['a', 'b'] }));
const bodies = {
  equal: JSON.stringify({ total: 16, items }),
  differs: JSON.stringify({ total: 16, items: items.map((item) => ({ ...item, price: item.price + 1 })) }),
};
const [, , mode] = process.argv;
const body = bodies[mode];
const answer = `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${body?.length}\r\n\r\n${body}`;
let seen = 0;

const server = createServer({ noDelay: true }, (socket) => {
  socket.on('error', () => undefined);
  socket.on('data', (chunk) => {
    // Requests of the bench have no body and come one at a time, each in one piece.
    if (!chunk.includes('\r\n\r\n')) throw new Error('half a request');
    seen += 1;
    if (body) socket.write(answer);
  });
});
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
process.on('message', () => process.send({ seen }));
process.on('disconnect', () => process.exit(0));

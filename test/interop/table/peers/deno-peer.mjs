/** What runs in Deno: rustls as the other end. See `script.ts` for its arguments. */
const [role, ...rest] = Deno.args;
const port = role === 'client' ? Number(rest.shift()) : 0;
const [, feature, rootFile, chainFile, keyFile] = rest;
const [ca, cert, key] = [rootFile, chainFile, keyFile].map((file) => Deno.readTextFileSync(file));

if (role === 'client') {
  const own = feature === 'client certificate' ? { cert, key } : {};
  const client = Deno.createHttpClient({ caCerts: [ca], ...own });
  for (let i = 0; i < (feature === 'resumption' ? 2 : 1); i++) {
    console.log(await (await fetch(`https://localhost:${port}/`, { client })).text());
  }
} else {
  const listener = Deno.listenTls({ hostname: '127.0.0.1', port: 0, cert, key });
  console.log(`listening on ${listener.addr.port};`);
  for await (const connection of listener) answer(connection).catch(() => {});
}

async function answer(connection) {
  await connection.read(new Uint8Array(1000));
  await connection.write(new TextEncoder().encode('HTTP/1.0 200 OK\r\n\r\nover rustls\n'));
  connection.close();
}

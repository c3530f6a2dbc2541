/** Changes ready to paste, by what has to change. None of them switches verification off. */
import type { Fix, FixTarget } from './types.ts';

/** Where the connection goes, as far as it is known. */
export interface Place {
  readonly host: string;
  readonly port: number;
}

const at = ({ host, port }: Place): string => `${host}:${port}`;
/** Without the port where it is the usual one. */
const brief = ({ host, port }: Place): string => (port === 443 ? host : at({ host, port }));

const fix = (target: FixTarget, says: string, ...lines: readonly string[]): Fix => ({
  for: target,
  says,
  code: lines.join('\n'),
});

/** A client that does not know a root yet. */
export const trustRoot = (place: Place, file = 'ca.pem'): Fix[] => [
  fix('tlscope', 'connect with it', `tlscope connect ${brief(place)} --ca ${file}`),
  fix(
    'node',
    'for the whole process, or for one connection',
    `NODE_EXTRA_CA_CERTS=${file} node app.js`,
    `tls.connect({ host: '${place.host}', port: ${place.port}, ca: readFileSync('${file}') })`,
  ),
  fix('curl', 'for one call', `curl --cacert ${file} https://${brief(place)}`),
  fix('openssl', 'to try it', `openssl s_client -connect ${at(place)} -servername ${place.host} -CAfile ${file}`),
  fix('python', 'for one context', `context = ssl.create_default_context(cafile='${file}')`),
  fix(
    'java',
    'into a trust store of your own',
    `keytool -importcert -noprompt -alias ca -file ${file} -keystore trust.p12 -storepass changeit`,
    'java -Djavax.net.ssl.trustStore=trust.p12 -Djavax.net.ssl.trustStorePassword=changeit App',
  ),
  ...boardRoot(file),
];

/** A board carries its root in the firmware. */
export const boardRoot = (file = 'ca.pem'): Fix[] => [
  fix(
    'arduino',
    'write the header, and give it to the client',
    `tlscope trust ${file} --for arduino > ca.h`,
    'client.setCACert(root_ca);',
  ),
  fix(
    'esp-idf',
    'write the file, and name it in the configuration',
    `tlscope trust ${file} --for esp-idf > ca.pem.h`,
    'esp_tls_cfg_t cfg = { .cacert_buf = root_ca, .cacert_bytes = sizeof root_ca };',
  ),
];

/** A server that should send its whole chain. */
export const sendChain = (): Fix[] => [
  fix(
    'nginx',
    'the certificate first, then the intermediates, in one file',
    'cat server.pem intermediate.pem > fullchain.pem',
    'ssl_certificate     fullchain.pem;',
    'ssl_certificate_key server.key;',
  ),
  fix(
    'node',
    'the same file',
    "createServer({ cert: readFileSync('fullchain.pem'), key: readFileSync('server.key') })",
  ),
  fix('openssl', 'to see what is sent', 'openssl s_client -connect HOST:443 -showcerts < /dev/null'),
  fix(
    'java',
    'a key store takes the chain as well',
    'openssl pkcs12 -export -in fullchain.pem -inkey server.key -out server.p12',
  ),
];

/** A client that should say which host it wants. */
export const sayName = (name: string, place: Place): Fix[] => [
  fix('tlscope', 'connect and say the name', `tlscope connect ${brief(place)} --servername ${name}`),
  fix(
    'node',
    'beside host and port',
    `tls.connect({ host: '${place.host}', port: ${place.port}, servername: '${name}' })`,
  ),
  fix('curl', 'by its name, at that address', `curl --connect-to ${name}:443:${at(place)} https://${name}`),
  fix('openssl', 'to try it', `openssl s_client -connect ${at(place)} -servername ${name}`),
  fix('python', 'where the socket is wrapped', `context.wrap_socket(sock, server_hostname='${name}')`),
  fix('esp-idf', 'where the address is given as a number', `esp_tls_cfg_t cfg = { .common_name = "${name}" };`),
];

export const versions = (version: 'TLSv1.2' | 'TLSv1.3'): Fix[] => [
  fix('nginx', 'offer both', 'ssl_protocols TLSv1.2 TLSv1.3;'),
  fix('node', 'allow it here', `tls.connect({ minVersion: '${version}' })`),
  fix(
    'openssl',
    'to see what the server speaks',
    `openssl s_client -connect HOST:443 -tls1_${version === 'TLSv1.3' ? '3' : '2'}`,
  ),
  fix('python', 'allow it here', `context.minimum_version = ssl.TLSVersion.TLSv1_${version === 'TLSv1.3' ? '3' : '2'}`),
];

export const renew = (): Fix[] => [
  fix(
    'openssl',
    'see the dates of what is sent',
    'openssl s_client -connect HOST:443 < /dev/null | openssl x509 -noout -dates',
  ),
  fix('nginx', 'after renewal, load it', 'nginx -s reload'),
  fix('tlscope', 'where the CA is yours', 'tlscope ca renew NAME --dir FOLDER'),
];

export const clientCertificate = (place: Place): Fix[] => [
  fix('tlscope', 'connect with it', `tlscope connect ${brief(place)} --cert client.pem --key client.key`),
  fix(
    'node',
    'beside host and port',
    "tls.connect({ cert: readFileSync('client.pem'), key: readFileSync('client.key') })",
  ),
  fix('curl', 'for one call', `curl --cert client.pem --key client.key https://${brief(place)}`),
  fix('openssl', 'to try it', `openssl s_client -connect ${at(place)} -cert client.pem -key client.key`),
  fix('python', 'into the context', "context.load_cert_chain('client.pem', 'client.key')"),
  fix(
    'java',
    'into a key store',
    'openssl pkcs12 -export -in client.pem -inkey client.key -out client.p12',
    'java -Djavax.net.ssl.keyStore=client.p12 -Djavax.net.ssl.keyStorePassword=changeit App',
  ),
  fix('arduino', 'beside the root', 'client.setCertificate(client_cert);', 'client.setPrivateKey(client_key);'),
];

export const reissue = (what: 'server' | 'client', name: string): Fix[] => [
  fix('tlscope', 'from a CA of your own', `tlscope ca issue ${what} ${name} --dir FOLDER`),
  fix('openssl', 'see what it says of itself', 'openssl x509 -in cert.pem -noout -text'),
];

export const matchKey = (): Fix[] => [
  fix(
    'openssl',
    'both lines must be equal',
    'openssl x509 -in cert.pem -noout -pubkey | openssl sha256',
    'openssl pkey -in key.pem -pubout | openssl sha256',
  ),
  fix(
    'nginx',
    'the two belong together',
    'ssl_certificate     fullchain.pem;',
    'ssl_certificate_key the-key-it-was-made-with.pem;',
  ),
];

export const alpn = (protocols: readonly string[]): Fix[] => [
  fix('node', 'offer what the server has, or nothing', `tls.connect({ ALPNProtocols: ${JSON.stringify(protocols)} })`),
  fix('curl', 'speak HTTP/1.1', 'curl --http1.1 https://HOST'),
  fix('nginx', 'add HTTP/2', 'listen 443 ssl http2;'),
];

export const smallerHello = (): Fix[] => [
  fix('node', 'leave the post-quantum group out for this host', "tls.connect({ ecdhCurve: 'X25519:P-256:P-384' })"),
  fix('openssl', 'to try it', 'openssl s_client -connect HOST:443 -groups X25519'),
  fix('curl', 'for one call', 'curl --curves X25519 https://HOST'),
];

export const offer = (): Fix[] => [
  fix(
    'nginx',
    'what everybody has',
    'ssl_ciphers ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305;',
    'ssl_ecdh_curve X25519:prime256v1;',
  ),
  fix(
    'node',
    'the defaults offer enough: take narrower options out',
    'tls.connect({ host, port }) // without ciphers, ecdhCurve, sigalgs',
  ),
  fix('openssl', 'to see what the server takes', 'openssl s_client -connect HOST:443 -cipher ALL'),
];

export const plainProtocol = (place: Place): Fix[] => [
  fix('tlscope', 'see what is spoken there', `tlscope connect ${place.host}:443`),
  fix('openssl', 'where TLS begins after a greeting', `openssl s_client -connect ${at(place)} -starttls smtp`),
  fix('curl', 'where it is plain HTTP', `curl http://${at(place)}`),
];

export const setClock = (): Fix[] => [
  fix('openssl', 'set the clock from the network (on this machine)', 'timedatectl set-ntp true'),
  fix('esp-idf', 'before the first connection', 'esp_sntp_setservername(0, "pool.ntp.org"); esp_sntp_init();'),
  fix('arduino', 'before the first connection', 'configTime(0, 0, "pool.ntp.org");'),
];

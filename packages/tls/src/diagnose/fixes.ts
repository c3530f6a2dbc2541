/** Changes ready to paste, by what has to change. None of them switches verification off. */
import {
  authorityOf,
  type Code,
  c,
  js,
  linesOf,
  type OurFile,
  type Placeholder,
  python,
  sh,
  strictName,
  strictPort,
  strictProtocol,
  verbatim,
} from './code.ts';
import { isAddress } from './names.ts';
import type { Place } from './place.ts';
import type { Fix, FixTarget } from './types.ts';

export const fix = (target: FixTarget, says: string, ...lines: readonly Code[]): Fix => ({
  for: target,
  says,
  code: linesOf(lines),
});

const at = ({ host, port }: Place) => authorityOf(host, port);
/** Without the port where it is the usual one. */
const brief = ({ host, port }: Place) => (port === 443 ? authorityOf(host) : authorityOf(host, port));

/** Says so where a name that was seen cannot be pasted. */
const toPut = (fixes: readonly Fix[], word: Placeholder, unusable: boolean): Fix[] =>
  fixes.map((one) =>
    unusable && one.code.includes(word)
      ? {
          ...one,
          says: `${one.says}; the name that was seen is not usable here, so put the right one in place of ${word}`,
        }
      : one,
  );

/** A client that does not know a root yet. */
export const trustRoot = (place: Place, file: OurFile = 'ca.pem'): Fix[] =>
  toPut(
    [
      fix('tlscope', 'connect with it', sh`tlscope connect ${brief(place)} --ca ${file}`),
      fix(
        'node',
        'for the whole process, or for one connection',
        sh`NODE_EXTRA_CA_CERTS=${file} node app.js`,
        js`tls.connect({ host: ${place.host}, port: ${place.port}, ca: readFileSync(${file}) })`,
      ),
      fix('curl', 'for one call', sh`curl --cacert ${file} https://${brief(place)}`),
      fix(
        'openssl',
        'to try it',
        isAddress(place.host)
          ? sh`openssl s_client -connect ${at(place)} -CAfile ${file}`
          : sh`openssl s_client -connect ${at(place)} -servername ${place.host} -CAfile ${file}`,
      ),
      fix('python', 'for one context', python`context = ssl.create_default_context(cafile=${file})`),
      fix(
        'java',
        'into a trust store of your own',
        sh`keytool -importcert -noprompt -alias ca -file ${file} -keystore trust.p12 -storepass changeit`,
        sh`java -Djavax.net.ssl.trustStore=trust.p12 -Djavax.net.ssl.trustStorePassword=changeit App`,
      ),
      ...boardRoot(file),
    ],
    'HOST',
    place.unusable,
  );

/** A board carries its root in the firmware. */
export const boardRoot = (file: OurFile = 'ca.pem'): Fix[] => [
  fix(
    'arduino',
    'write the header, and give it to the client',
    sh`tlscope trust ${file} --for arduino > ca.h`,
    c`client.setCACert(root_ca);`,
  ),
  fix(
    'esp-idf',
    'write the file, and name it in the configuration',
    sh`tlscope trust ${file} --for esp-idf > ca.pem.h`,
    c`esp_tls_cfg_t cfg = { .cacert_buf = root_ca, .cacert_bytes = sizeof root_ca };`,
  ),
];

/** A server that should send its whole chain. */
export const sendChain = (): Fix[] => [
  fix(
    'nginx',
    'the certificate first, then the intermediates, in one file',
    sh`cat server.pem intermediate.pem > fullchain.pem`,
    verbatim`ssl_certificate     fullchain.pem;`,
    verbatim`ssl_certificate_key server.key;`,
  ),
  fix(
    'node',
    'the same file',
    js`createServer({ cert: readFileSync('fullchain.pem'), key: readFileSync('server.key') })`,
  ),
  fix('openssl', 'to see what is sent', sh`openssl s_client -connect HOST:443 -showcerts < /dev/null`),
  fix(
    'java',
    'a key store takes the chain as well',
    sh`openssl pkcs12 -export -in fullchain.pem -inkey server.key -out server.p12`,
  ),
];

/** A client that should say which host it wants; `wanted` may be anybody's text. */
export function sayName(wanted: string | undefined, place: Place): Fix[] {
  const strict = strictName(wanted);
  const name = strict === undefined || isAddress(strict) ? 'NAME' : strict;
  const told = [
    fix('tlscope', 'connect and say the name', sh`tlscope connect ${brief(place)} --servername ${name}`),
    fix(
      'node',
      'beside host and port',
      js`tls.connect({ host: ${place.host}, port: ${place.port}, servername: ${name} })`,
    ),
    fix('curl', 'by its name, at that address', sh`curl --connect-to ${name}:443:${at(place)} https://${name}`),
    fix('openssl', 'to try it', sh`openssl s_client -connect ${at(place)} -servername ${name}`),
    fix('python', 'where the socket is wrapped', python`context.wrap_socket(sock, server_hostname=${name})`),
    fix('esp-idf', 'where the address is given as a number', c`esp_tls_cfg_t cfg = { .common_name = ${name} };`),
  ];
  return toPut(toPut(told, 'NAME', wanted !== undefined && name === 'NAME'), 'HOST', place.unusable);
}

export const versions = (version: 'TLSv1.2' | 'TLSv1.3'): Fix[] => [
  fix('nginx', 'offer both', verbatim`ssl_protocols TLSv1.2 TLSv1.3;`),
  fix('node', 'allow it here', js`tls.connect({ minVersion: ${version} })`),
  fix(
    'openssl',
    'to see what the server speaks',
    version === 'TLSv1.3'
      ? sh`openssl s_client -connect HOST:443 -tls1_3`
      : sh`openssl s_client -connect HOST:443 -tls1_2`,
  ),
  fix(
    'python',
    'allow it here',
    version === 'TLSv1.3'
      ? python`context.minimum_version = ssl.TLSVersion.TLSv1_3`
      : python`context.minimum_version = ssl.TLSVersion.TLSv1_2`,
  ),
];

export const renew = (): Fix[] => [
  fix(
    'openssl',
    'see the dates of what is sent',
    sh`openssl s_client -connect HOST:443 < /dev/null | openssl x509 -noout -dates`,
  ),
  fix('nginx', 'after renewal, load it', sh`nginx -s reload`),
  fix('tlscope', 'where the CA is yours', sh`tlscope ca renew NAME --dir FOLDER`),
];

export const clientCertificate = (place: Place): Fix[] =>
  toPut(
    [
      fix('tlscope', 'connect with it', sh`tlscope connect ${brief(place)} --cert client.pem --key client.key`),
      fix(
        'node',
        'beside host and port',
        js`tls.connect({ cert: readFileSync('client.pem'), key: readFileSync('client.key') })`,
      ),
      fix('curl', 'for one call', sh`curl --cert client.pem --key client.key https://${brief(place)}`),
      fix('openssl', 'to try it', sh`openssl s_client -connect ${at(place)} -cert client.pem -key client.key`),
      fix('python', 'into the context', python`context.load_cert_chain('client.pem', 'client.key')`),
      fix(
        'java',
        'into a key store',
        sh`openssl pkcs12 -export -in client.pem -inkey client.key -out client.p12`,
        sh`java -Djavax.net.ssl.keyStore=client.p12 -Djavax.net.ssl.keyStorePassword=changeit App`,
      ),
      fix('arduino', 'beside the root', c`client.setCertificate(client_cert);`, c`client.setPrivateKey(client_key);`),
    ],
    'HOST',
    place.unusable,
  );

/** `wanted` may be anybody's text. */
export function reissue(what: 'server' | 'client', wanted?: string): Fix[] {
  const name = strictName(wanted) ?? 'NAME';
  const told = [
    fix('tlscope', 'from a CA of your own', sh`tlscope ca issue ${what} ${name} --dir FOLDER`),
    fix('openssl', 'see what it says of itself', sh`openssl x509 -in cert.pem -noout -text`),
  ];
  return toPut(told, 'NAME', wanted !== undefined && name === 'NAME');
}

export const matchKey = (): Fix[] => [
  fix(
    'openssl',
    'both lines must be equal',
    sh`openssl x509 -in cert.pem -noout -pubkey | openssl sha256`,
    sh`openssl pkey -in key.pem -pubout | openssl sha256`,
  ),
  fix(
    'nginx',
    'the two belong together',
    verbatim`ssl_certificate     fullchain.pem;`,
    verbatim`ssl_certificate_key the-key-it-was-made-with.pem;`,
  ),
];

/** `protocols` may be anybody's text: those that have a strict form are named. */
export function alpn(protocols: readonly string[]): Fix[] {
  const strict = protocols.flatMap((one) => strictProtocol(one) ?? []);
  const shown = strict.length > 0 ? strict : [strictProtocol('http/1.1')!];
  return [
    fix('node', 'offer what the server has, or nothing', js`tls.connect({ ALPNProtocols: ${shown} })`),
    fix('curl', 'speak HTTP/1.1', sh`curl --http1.1 https://HOST`),
    fix('nginx', 'add HTTP/2', verbatim`listen 443 ssl http2;`),
  ];
}

export const smallerHello = (): Fix[] => [
  fix('node', 'leave the post-quantum group out for this host', js`tls.connect({ ecdhCurve: 'X25519:P-256:P-384' })`),
  fix('openssl', 'to try it', sh`openssl s_client -connect HOST:443 -groups X25519`),
  fix('curl', 'for one call', sh`curl --curves X25519 https://HOST`),
];

export const offer = (): Fix[] => [
  fix(
    'nginx',
    'what everybody has',
    verbatim`ssl_ciphers ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305;`,
    verbatim`ssl_ecdh_curve X25519:prime256v1;`,
  ),
  fix(
    'node',
    'the defaults offer enough: take narrower options out',
    js`tls.connect({ host, port }) // without ciphers, ecdhCurve, sigalgs`,
  ),
  fix('openssl', 'to see what the server takes', sh`openssl s_client -connect HOST:443 -cipher ALL`),
];

export const plainProtocol = (place: Place): Fix[] =>
  toPut(
    [
      fix('tlscope', 'see what is spoken there', sh`tlscope connect ${authorityOf(place.host, strictPort(443))}`),
      fix('openssl', 'where TLS begins after a greeting', sh`openssl s_client -connect ${at(place)} -starttls smtp`),
      fix('curl', 'where it is plain HTTP', sh`curl http://${at(place)}`),
    ],
    'HOST',
    place.unusable,
  );

export const setClock = (): Fix[] => [
  fix('openssl', 'set the clock from the network (on this machine)', sh`timedatectl set-ntp true`),
  fix('esp-idf', 'before the first connection', c`esp_sntp_setservername(0, "pool.ntp.org"); esp_sntp_init();`),
  fix('arduino', 'before the first connection', c`configTime(0, 0, "pool.ntp.org");`),
];

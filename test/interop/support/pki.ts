import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from './places.ts';
import { run, type Scope } from './process.ts';

export type LeafKey = 'p256' | 'p384' | 'p521' | 'ed25519' | 'ed448' | 'rsa' | 'rsaPss' | 'rsaPss384';

/** The name every test server goes by. */
export const HOST = 'localhost';

export interface LeafFiles {
  /** PEM: the server's certificate, then its issuer's. */
  readonly chainFile: string;
  readonly keyFile: string;
  readonly chain: string;
  readonly key: string;
}

const NEW_KEY: Readonly<Record<LeafKey, readonly string[]>> = {
  p256: ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'],
  p384: ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-384'],
  p521: ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-521'],
  ed25519: ['-newkey', 'ed25519'],
  ed448: ['-newkey', 'ed448'],
  rsa: ['-newkey', 'rsa:2048'],
  rsaPss: ['-newkey', 'rsa-pss', ...option('rsa_keygen_bits:2048')],
  rsaPss384: [
    '-newkey',
    'rsa-pss',
    ...option('rsa_keygen_bits:2048'),
    ...option('rsa_pss_keygen_md:sha384'),
    ...option('rsa_pss_keygen_mgf1_md:sha384'),
    ...option('rsa_pss_keygen_saltlen:48'),
  ],
};

function option(value: string): readonly string[] {
  return ['-pkeyopt', value];
}

/** A root, an issuing CA and server certificates, made by OpenSSL: certificates nobody of ours has encoded. */
export class Pki {
  readonly #scope: Scope;
  readonly #folder: string;
  readonly #leaves = new Map<LeafKey, Promise<LeafFiles>>();
  readonly #clients = new Map<LeafKey, Promise<LeafFiles>>();

  private constructor(scope: Scope, folder: string) {
    this.#scope = scope;
    this.#folder = folder;
  }

  static async make(scope: Scope): Promise<Pki> {
    const pki = new Pki(scope, await temporaryFolder(scope));
    const ca = ['keyUsage=critical,keyCertSign,cRLSign'];
    await pki.#issue('root', 'p256', undefined, ['basicConstraints=critical,CA:TRUE', ...ca]);
    await pki.#issue('issuing', 'p256', 'root', ['basicConstraints=critical,CA:TRUE,pathlen:0', ...ca]);
    return pki;
  }

  get rootFile(): string {
    return this.#path('root.pem');
  }

  get root(): string {
    return readFileSync(this.rootFile, 'utf8');
  }

  leaf(key: LeafKey): Promise<LeafFiles> {
    const files = this.#leaves.get(key) ?? this.#makeLeaf(key);
    this.#leaves.set(key, files);
    return files;
  }

  /** A certificate for a client, from the same authority. */
  client(key: LeafKey): Promise<LeafFiles> {
    const name = `client-${key}`;
    const files = this.#clients.get(key) ?? this.#makeChain(name, key, 'extendedKeyUsage=clientAuth', []);
    this.#clients.set(key, files);
    return files;
  }

  /** What the authority says about a server's certificate, as an OCSP response in DER. */
  async ocspResponse(key: LeafKey): Promise<string> {
    await this.leaf(key);
    const [request, index, answer] = ['ocsp.req', 'index.txt', `${key}.ocsp`].map((name) => this.#path(name)) as [
      string,
      string,
      string,
    ];
    const issuer = this.#path('issuing.pem');
    const serial = await run(this.#scope, 'openssl', ['x509', '-in', this.#path(`${key}.pem`), '-noout', '-serial']);
    await writeFile(index, `V\t491231235959Z\t\t${serial.trim().replace('serial=', '')}\tunknown\t/CN=${HOST}\n`);
    const about = ['-issuer', issuer, '-cert', this.#path(`${key}.pem`)];
    await run(this.#scope, 'openssl', ['ocsp', ...about, '-no_nonce', '-reqout', request]);
    const by = ['-index', index, '-CA', issuer, '-rsigner', issuer, '-rkey', this.#path('issuing.key')];
    await run(this.#scope, 'openssl', ['ocsp', ...by, '-reqin', request, '-respout', answer, '-ndays', '1']);
    return answer;
  }

  async #makeLeaf(key: LeafKey): Promise<LeafFiles> {
    const usage = key === 'rsa' ? 'digitalSignature,keyEncipherment' : 'digitalSignature';
    const names = `subjectAltName=DNS:${HOST},IP:127.0.0.1`;
    return this.#makeChain(key, key, 'extendedKeyUsage=serverAuth', [`keyUsage=critical,${usage}`, names]);
  }

  async #makeChain(name: string, key: LeafKey, purpose: string, more: readonly string[]): Promise<LeafFiles> {
    await this.#issue(name, key, 'issuing', ['basicConstraints=critical,CA:FALSE', purpose, ...more]);
    const chainFile = this.#path(`${name}.chain.pem`);
    await run(this.#scope, 'sh', [
      '-c',
      'cat "$1" "$2" > "$3"',
      'sh',
      this.#path(`${name}.pem`),
      this.#path('issuing.pem'),
      chainFile,
    ]);
    const keyFile = this.#path(`${name}.key`);
    return { chainFile, keyFile, chain: readFileSync(chainFile, 'utf8'), key: readFileSync(keyFile, 'utf8') };
  }

  async #issue(name: string, key: LeafKey, issuer: string | undefined, extensions: readonly string[]): Promise<void> {
    const by = issuer === undefined ? [] : ['-CA', this.#path(`${issuer}.pem`), '-CAkey', this.#path(`${issuer}.key`)];
    const out = ['-keyout', this.#path(`${name}.key`), '-out', this.#path(`${name}.pem`)];
    const subject = ['-subj', `/O=tlscope test/CN=${name === key ? HOST : `tlscope test ${name}`}`];
    const added = extensions.flatMap((extension) => ['-addext', extension]);
    // An empty configuration: the system's own would add extensions of its own.
    const plain = { env: { OPENSSL_CONF: '/dev/null' } };
    await run(
      this.#scope,
      'openssl',
      ['req', '-x509', ...NEW_KEY[key], '-nodes', '-days', '30', ...subject, ...added, ...by, ...out],
      plain,
    );
  }

  #path(name: string): string {
    return join(this.#folder, name);
  }
}

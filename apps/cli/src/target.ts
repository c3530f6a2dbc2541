/** What a person types to say where to connect. */
import { domainToASCII } from 'node:url';
import { UsageError } from './host.ts';

export interface Target {
  /** What is spoken inside: nothing, HTTP or MQTT. */
  readonly speaks: 'tls' | 'https' | 'mqtts';
  /** A name or an address, without brackets. */
  readonly host: string;
  readonly port: number;
  /** For HTTP, with the query. */
  readonly path: string;
  readonly username: string;
  readonly password: string;
}

const PORTS = { tls: 443, https: 443, mqtts: 8883 } as const;
/** Of one string (MQTT 3.1.1 §1.5.3). */
const MOST_IN_MQTT = 65_535;
const EXAMPLES = 'Write example.org, example.org:8443, https://example.org/page or mqtts://broker.example.';

/** Throws `UsageError`. */
export function parseTarget(text: string): Target {
  const given = text.includes('://') ? text : `tls://${bracketed(text)}`;
  const url = URL.canParse(given) ? new URL(given) : undefined;
  const speaks = url?.protocol.slice(0, -1);
  if (url === undefined || url.hostname === '')
    throw new UsageError(`"${text}" is not a host to connect to.`, EXAMPLES);
  if (speaks !== 'tls' && speaks !== 'https' && speaks !== 'mqtts') {
    throw new UsageError(`"${speaks}" is not spoken here.`, EXAMPLES);
  }
  const [username, password] = [unescaped(url.username), unescaped(url.password)];
  if (speaks === 'mqtts' && [username, password].some((one) => Buffer.byteLength(one) > MOST_IN_MQTT)) {
    throw new UsageError(
      `The user or the password is longer than ${MOST_IN_MQTT} bytes.`,
      'MQTT has no room for more.',
    );
  }
  return {
    speaks,
    host: hostIn(url, text),
    port: url.port === '' ? PORTS[speaks] : Number(url.port),
    path: `${url.pathname || '/'}${url.search}`,
    username,
    password,
  };
}

/** A name in its ASCII form, which URLs of other protocols than HTTP are not read into. */
function hostIn({ hostname }: URL, text: string): string {
  if (hostname.startsWith('[')) return hostname.slice(1, -1);
  const host = domainToASCII(unescaped(hostname));
  if (host !== '') return host;
  throw new UsageError(`"${text}" is not a host to connect to.`, EXAMPLES);
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new UsageError(
      'The host, the user or the password has a % that begins no escape.',
      'Write %25 for a percent sign.',
    );
  }
}

/** An IPv6 address as URLs want it. */
const bracketed = (text: string): string =>
  (text.match(/:/g) ?? []).length > 1 && !text.startsWith('[') ? `[${text}]` : text;

export const authority = ({ host, port }: Target): string => `${host.includes(':') ? `[${host}]` : host}:${port}`;

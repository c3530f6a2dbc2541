/** What it comes to: what you have and how safe it is, or why you have nothing and what to do. */
import type { Text } from '../render/blocks.ts';
import type { Agreed, Visit } from '../visit.ts';

export interface Outcome {
  /** The answer is yes. */
  readonly good: boolean;
  /** And nobody had to look away for it. */
  readonly safe: boolean;
  readonly text: Text;
}

export function outcome({ agreed, error, answer }: Visit): Outcome {
  if (agreed === undefined) return { good: false, safe: false, text: `No connection: ${reasonOf(error)}.` };
  if (error !== undefined)
    return { good: false, safe: false, text: `${have(agreed)} Then it broke: ${reasonOf(error)}.` };
  if (answer?.ok === false) return { good: false, safe: false, text: `${have(agreed)} But the answer inside was no.` };
  return { good: true, safe: agreed.authorized, text: `${have(agreed)} ${safety(agreed)}` };
}

const have = ({ protocol, cipherSuite, group }: Agreed): string =>
  `You have ${protocol} with ${cipherSuite}${group === undefined ? '' : ` over ${group}`}.`;

function safety({ authorized, authorizationError, forwardSecrecy }: Agreed): string {
  if (!authorized) return `It is NOT safe: nobody knows who answered (${authorizationError ?? 'not verified'}).`;
  if (!forwardSecrecy) return 'The server is genuine, but whoever steals its key later can read what was said today.';
  return 'The server is genuine, nobody on the way can read or change a byte, and a key stolen later opens nothing.';
}

const CAUSES: Readonly<Record<string, readonly [sentence: string, todo: string]>> = {
  ENOTFOUND: ['there is no host of that name', 'Check the spelling, and the network.'],
  EAI_AGAIN: ['the name could not be looked up just now', 'Check the network, and try again.'],
  ECONNREFUSED: ['nobody listens at that port', 'Check the port, and whether the server runs.'],
  ECONNRESET: [
    'the other side dropped the connection',
    'It may not speak TLS at that port, or not like what we offer.',
  ],
  ETIMEDOUT: ['no answer came', 'A firewall may swallow it: check the port.'],
  EHOSTUNREACH: ['there is no way to that host', 'Check the network.'],
  ENETUNREACH: ['there is no way to that network', 'Check the network.'],
};

function reasonOf(error: Error | undefined): string {
  const known = CAUSES[codeOf(error)]?.[0];
  return known ?? error?.message.replace(/\.$/, '') ?? 'the other side closed it before the handshake was complete';
}

/** What to do about it; a fix never weakens the checks. */
export function adviceFor({ error }: Visit): string | undefined {
  const code = codeOf(error);
  const known = CAUSES[code]?.[1] ?? ADVICE[code];
  if (known !== undefined) return known;
  return code.startsWith('ERR_TLSCOPE_ALERT_')
    ? 'The other side refused: compare what was offered above (-v shows all of it).'
    : undefined;
}

const ADVICE: Readonly<Record<string, string>> = {
  UNABLE_TO_GET_ISSUER_CERT: 'If the server is yours, or of your company, give its root with --ca FILE.',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    'If the root is a private one, give it with --ca FILE; or the server leaves out an intermediate.',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    'The server leaves out an intermediate certificate, or its root is private: give it with --ca FILE.',
  SELF_SIGNED_CERT_IN_CHAIN: 'If the root is a private one, or that of a proxy you expect, give it with --ca FILE.',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'If this is the certificate you expect, give it with --ca FILE.',
  CERT_HAS_EXPIRED: 'Whoever runs the server has to renew it. Check the clock here as well.',
  CERT_NOT_YET_VALID: 'Check the clock, here and there.',
  ERR_TLS_CERT_ALTNAME_INVALID: 'Use a name the certificate is for (-v shows them), or ask for it with --servername.',
};

const codeOf = (error: Error | undefined): string => (error !== undefined && 'code' in error ? String(error.code) : '');

/**
 * A connection as a file: versioned JSON, bytes in hexadecimal. What is secret (the values of secrets and keys, and the
 * application data) is left out unless it is asked for; the handshake messages stay, those that were encrypted as well.
 */
import { EMPTY, harmless, type OwnCode, printableLines } from '../bytes/index.ts';
import type {
  CertificateEvent,
  ChainEvidence,
  ChainFailure,
  Epoch,
  EventType,
  PathEvidence,
  RecordEvent,
  SecretFunction,
  TlsEvent,
} from '../events/index.ts';
import { ContentType } from '../wire/index.ts';
import { asNow } from './older.ts';
import { bytes, flag, type Json, list, maybe, number, object, oneOf, type Shape, ShapeError, text } from './shape.ts';

export const TRACE_FORMAT = 'tlscope-trace';
/** 2 tells of the transport and of the fault that ended it; a file of version 1 is read as it is. */
export const TRACE_VERSION = 2;
const READABLE = [1, TRACE_VERSION];

export interface Trace {
  /** What was connected to, for a person. */
  readonly title: string;
  /** Secrets, keys and application data are in it. */
  readonly secrets: boolean;
  readonly events: readonly TlsEvent[];
}

/** A file that is not a trace; the message is one sentence for a person. */
export class TraceError extends Error {
  override readonly name = 'TraceError';
  readonly code = 'ERR_TLSCOPE_TRACE' satisfies OwnCode;
}

/** The file's text: one event on each line. */
export function writeTrace(title: string, events: readonly TlsEvent[], options: { secrets?: boolean } = {}): string {
  const secrets = options.secrets === true;
  const kept = secrets ? events : withoutSecrets(events);
  const head = printed({ format: TRACE_FORMAT, version: TRACE_VERSION, title, secrets }).slice(0, -1);
  return `${head},"events":[\n${kept.map((event) => printed(writeEvent(event))).join(',\n')}\n]}\n`;
}

const shown = (version: unknown): string => harmless(JSON.stringify(version) ?? 'none').slice(0, 20);
const printed = (json: Json): string => printableLines(JSON.stringify(json));

/** Throws `TraceError`. */
export function readTrace(source: string): Trace {
  const json = parse(source);
  if (json.format !== TRACE_FORMAT) throw new TraceError(`this is not a trace: "format" should be "${TRACE_FORMAT}"`);
  if (!READABLE.some((version) => version === json.version)) {
    throw new TraceError(
      `this trace has version ${shown(json.version)}, and only versions up to ${TRACE_VERSION} are known here`,
    );
  }
  try {
    const trace = file.read(json, 'trace');
    return { ...trace, events: trace.events.map(asNow) };
  } catch (error) {
    if (error instanceof ShapeError) throw new TraceError(`this trace is damaged: ${error.message}`);
    throw error;
  }
}

/** That secrets were derived stays, with how; their values do not, nor do keys and application data. */
export function withoutSecrets(events: readonly TlsEvent[]): TlsEvent[] {
  return events.filter((event) => event.type !== 'appdata').map(withoutSecret);
}

function withoutSecret(event: TlsEvent): TlsEvent {
  if (event.type === 'secret') return { ...event, value: EMPTY };
  if (event.type === 'keys') {
    const { mac } = event;
    return { ...event, key: EMPTY, iv: EMPTY, ...(mac !== undefined && { mac: { ...mac, key: EMPTY } }) };
  }
  if (event.type !== 'record' || event.protection === undefined) return event;
  if (event.protection.content_type !== ContentType.application_data) return event;
  return { ...event, protection: { ...event.protection, content: EMPTY } };
}

type Body<T extends EventType> = Omit<Extract<TlsEvent, { type: T }>, 'type'>;

const direction = oneOf('sent', 'received');
const epoch: Shape<Epoch> = oneOf('plaintext', 'early_data', 'handshake', 'application', 'tls12');

const protection: Shape<NonNullable<RecordEvent['protection']>> = object({
  sequence: number,
  nonce: bytes,
  additional_data: bytes,
  content_type: number,
  content: bytes,
  padding: number,
});
const failure: Shape<ChainFailure> = object({
  rule: maybe(text),
  claim: text,
  rfc: text,
  alert: text,
  code: text,
  certificate: maybe(number),
});
const secretFunction: Shape<SecretFunction> = oneOf(
  'HKDF-Extract',
  'Derive-Secret',
  'HKDF-Expand-Label',
  'PRF',
  'partition',
  'LabeledExtract',
  'LabeledExpand',
);
const range = object({ start: number, end: number });
const path: Shape<PathEvidence> = object({
  certificates: list(bytes),
  subjects: list(text),
  checks: list(
    object({
      rule: maybe(text),
      claim: text,
      ok: flag,
      rfc: text,
      certificate: maybe(number),
      beside: maybe(text),
      bytes: maybe(range),
      undecided: maybe(flag),
    }),
  ),
  ok: flag,
});
const evidence: Shape<ChainEvidence> = object({
  ok: flag,
  enforced: flag,
  host: maybe(text),
  paths: list(path),
  chosen: maybe(number),
  failure: maybe(failure),
});
const certificate = object<Omit<CertificateEvent, 'type'>>({
  at: number,
  side: oneOf('client', 'server'),
  presented: list(bytes),
  rawPublicKey: maybe(bytes),
  ocspResponse: maybe(bytes),
  signedCertificateTimestamps: maybe(list(bytes)),
  evidence,
});

const bodies: { readonly [T in EventType]: Shape<Body<T>> } = {
  record: object({ at: number, direction, epoch, bytes, protection: maybe(protection) }),
  message: object({
    at: number,
    direction,
    epoch,
    name: text,
    codec: text,
    bytes,
    part: maybe(oneOf('inner', 'outer')),
  }),
  transcript: object({ at: number, after: text, hash: bytes }),
  secret: object({
    at: number,
    name: text,
    value: bytes,
    from: list(text),
    by: maybe(secretFunction),
    salt: maybe(text),
    label: maybe(text),
    context: maybe(bytes),
    formula: text,
    rfc: text,
    keylog: maybe(text),
  }),
  keys: object({
    at: number,
    direction: oneOf('read', 'write'),
    epoch,
    secret: text,
    key: bytes,
    iv: bytes,
    aead: text,
    mac: maybe(object({ key: bytes, encryptThenMac: flag })),
  }),
  decision: object({
    at: number,
    what: text,
    chosen: text,
    rule: maybe(text),
    ok: maybe(flag),
    considered: list(object({ option: text, because: text })),
    rfc: text,
  }),
  check: object({ at: number, rule: maybe(text), claim: text, ok: flag, rfc: text, alert: text }),
  certificate,
  state: object({ at: number, graph: text, from: text, to: text, on: text }),
  wait: object({ at: number, what: text, phase: oneOf('begun', 'ended') }),
  alert: object({ at: number, direction, epoch, level: number, description: number, bytes }),
  appdata: object({ at: number, direction, bytes }),
  transport: object({
    at: number,
    what: oneOf('connecting', 'connected', 'ended', 'failed', 'timeout', 'closed'),
    host: maybe(text),
    port: maybe(number),
    roots: maybe(list(text)),
    code: maybe(text),
    milliseconds: maybe(number),
  }),
  fault: object({
    at: number,
    code: text,
    message: text,
    rule: maybe(text),
    claim: maybe(text),
    rfc: maybe(text),
    alert: maybe(text),
    bytes: maybe(bytes),
  }),
};
const eventType = oneOf(...(Object.keys(bodies) as EventType[]));

const writeEvent = (event: TlsEvent): Json => ({
  type: event.type,
  // The row of its type; that the two belong together is more than TypeScript can follow.
  ...(bodies[event.type].write(event as never) as { readonly [key: string]: Json }),
});

/** By its type, as the union is closed. */
const eventSchema: Json = {
  oneOf: (Object.keys(bodies) as EventType[]).map((type) => {
    const body = bodies[type].schema as { readonly properties: Json; readonly required: readonly string[] };
    const properties = { type: { const: type }, ...(body.properties as { readonly [key: string]: Json }) };
    return { title: type, type: 'object', properties, required: ['type', ...body.required] };
  }),
};

const event: Shape<TlsEvent> = {
  schema: eventSchema,
  write: writeEvent,
  read(json, at) {
    const type = object<{ type: EventType }>({ type: eventType }).read(json, at).type;
    return { type, ...bodies[type].read(json, at) } as TlsEvent;
  },
};
const file: Shape<Trace> = object({ title: text, secrets: flag, events: list(event) });

/** JSON Schema of a trace file; `trace.schema.json` in the package is this. */
export function traceSchema(): Json {
  const { properties, required } = file.schema as { readonly properties: object; readonly required: readonly string[] };
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'tlscope trace',
    description: 'One TLS connection, event by event. Bytes are hexadecimal, times are milliseconds since 1970.',
    type: 'object',
    properties: { format: { const: TRACE_FORMAT }, version: { enum: READABLE }, ...properties },
    required: ['format', 'version', ...required],
  };
}

function parse(source: string): Record<string, unknown> {
  let json: unknown;
  try {
    json = JSON.parse(source);
  } catch {
    throw new TraceError('this is not a trace: it is not JSON');
  }
  if (typeof json !== 'object' || json === null) throw new TraceError('this is not a trace: it is not a JSON object');
  return json as Record<string, unknown>;
}

/** Why it failed: the likeliest cause whole, the others by their title. */
import { hex } from 'tlscope/bytes';
import { type Diagnosis, type Evidence, type Fix, sureness, whoSaidNo } from 'tlscope/diagnose';
import type { TlsEvent } from 'tlscope/observe';
import { type Block, type Fact, run, type Text } from '../render/blocks.ts';

/** Bytes of one piece of evidence that are shown. */
const SHOWN = 24;

export function diagnosisBlocks(diagnoses: readonly Diagnosis[], events: readonly TlsEvent[]): Block[] {
  const [first, ...others] = diagnoses;
  if (first === undefined) return [];
  return [
    { is: 'heading', text: 'Why it failed' },
    { is: 'paragraph', text: [run('bad', first.title)] },
    { is: 'paragraph', text: first.cause },
    { is: 'facts', items: [...where(first), ...first.evidence.slice(0, 3).map((one) => shown(one, events))] },
    ...(others.length === 0 ? [] : [orElse(others)]),
    ...(first.fixes.length === 0 ? [] : [{ is: 'heading', text: 'What to change' } as const, fixes(first.fixes)]),
  ];
}

/** Who, at which message, by which rule. */
function where({ who, at, rule, confidence }: Diagnosis): Fact[] {
  return [
    { name: 'who said no', value: whoSaidNo(who) },
    ...(at === undefined ? [] : [{ name: 'at', value: [run('name', at)] }]),
    ...(rule === undefined ? [] : [{ name: 'rule', value: ruleText(rule), cite: rule.rfc }]),
    { name: 'how sure', value: sureness(confidence) },
  ];
}

/** The rule by its id, and what is wrong. */
const ruleText = ({ id, claim }: NonNullable<Diagnosis['rule']>): Text => [run('name', id), `: ${claim}`];

function shown({ event, certificate, start, end, shows }: Evidence, events: readonly TlsEvent[]): Fact {
  const bytes = bytesOf(events[event], certificate)?.subarray(start, end);
  const size =
    bytes === undefined || bytes.length === 0
      ? ''
      : `${hex(bytes.subarray(0, SHOWN), ' ')}${bytes.length > SHOWN ? ' ...' : ''}`;
  return { name: 'evidence', value: shows, ...(size === '' ? {} : { under: [[run('dim', size)]] }) };
}

function bytesOf(event: TlsEvent | undefined, certificate: number | undefined): Uint8Array | undefined {
  if (event?.type === 'certificate') return event.presented[certificate ?? 0];
  return event !== undefined && 'bytes' in event ? event.bytes : undefined;
}

const orElse = (others: readonly Diagnosis[]): Block => ({
  is: 'facts',
  items: others
    .slice(0, 3)
    .map(({ title, confidence }) => ({ name: 'or else', value: [title, run('dim', `  (${sureness(confidence)})`)] })),
});

const fixes = (list: readonly Fix[]): Block => ({
  is: 'facts',
  stacked: true,
  items: list.map(({ for: name, says, code }) => ({
    name,
    value: says,
    under: code.split('\n').map((line) => [run('strong', line)]),
  })),
});

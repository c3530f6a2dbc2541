/** The secrets of a connection: what each is for, what it comes from, and (where asked) what it is. */
import { hex } from 'tlscope/bytes';
import { secrets as table } from 'tlscope/keys';
import type { KeysEvent, SecretEvent } from 'tlscope/observe';
import type { Fact, Text } from '../render/blocks.ts';

/** `shown` bytes of each value, 0 shows none; `told`: what each is for as well. */
export function secretFacts(events: readonly SecretEvent[], shown: number, told: boolean): Fact[] {
  return events.map((event) => ({
    name: event.name,
    value: valueText(event.value, shown),
    under: [`= ${event.formula}`, ...(told ? noteOf(event) : [])],
    cite: event.rfc,
  }));
}

export function keysFacts(events: readonly KeysEvent[]): Fact[] {
  return events.map(({ direction, aead, secret, epoch }) => ({
    name: `${direction} keys`,
    value: `${aead.toUpperCase().replaceAll('_', '-')} from ${secret} (${epoch})`,
  }));
}

function valueText(value: Uint8Array, shown: number): Text {
  if (shown === 0) return '';
  if (value.length === 0) return [{ text: 'value left out', tone: 'dim' }];
  const size = `${value.length} bytes`;
  const start = hex(value.subarray(0, shown), ' ');
  return [start, { text: `${value.length > shown ? ' …' : ''} (${size})`, tone: 'dim' }];
}

function noteOf({ name, label }: SecretEvent): Text[] {
  const rows = Object.entries(table as Readonly<Record<string, { name?: string; label?: string; note: string }>>);
  const row =
    rows.find(([key, row]) => (row.name ?? key) === name && row.label === label) ?? rows.find(([key]) => key === name);
  return row === undefined ? [] : [[{ text: row[1].note, tone: 'dim' }]];
}

/** The second at which a certificate begins finds it in public logs: the day is left, on the same side of now. */
export function roundedTime(bytes: Uint8Array, value: number, now: number): Uint8Array {
  // YYMMDDHHMMSSZ, and YYYYMMDDHHMMSSZ.
  const day = bytes.length === 13 ? 6 : bytes.length === 15 ? 8 : -1;
  if (day === -1) return bytes.map(() => 0x30);
  const out = bytes.slice();
  const late = value > now;
  for (const [i, digit] of Array.from(late ? '235959' : '000000').entries()) out[day + i] = digit.charCodeAt(0);
  return out;
}

/** What tells of a moment in a sentence keeps the day. */
export const withoutHours = (text: string): string =>
  text.replace(/(\d{4}-\d\d-\d\d)T\d\d:\d\d:\d\d(\.\d{3})?Z/g, (_, day: string, fraction?: string) =>
    fraction === undefined ? `${day}T00:00:00Z` : `${day}T00:00:00.000Z`,
  );

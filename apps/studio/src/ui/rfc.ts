/** Where a citation can be read: `RFC 9846 §4.2.2` is a section of a document on the RFC Editor's site. */
export function addressOf(citation: string): string | undefined {
  const found = /^RFC (\d+)(?: §([\d.]+|[A-Z](?:\.[\d.]+)?))?/.exec(citation);
  if (found === null) return undefined;
  const [, number, section] = found;
  const anchor = section === undefined ? '' : /^\d/.test(section) ? `#section-${section}` : `#appendix-${section}`;
  return `https://www.rfc-editor.org/rfc/rfc${number}.html${anchor}`;
}

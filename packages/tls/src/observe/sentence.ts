/** What errors and rules say, which begins with a small letter and has no stop, as a sentence by itself. */
export const asSentence = (text: string): string => `${text.slice(0, 1).toUpperCase()}${withoutStop(text).slice(1)}.`;

/** To be said within a sentence. */
export const withoutStop = (text: string): string => (text.endsWith('.') ? text.slice(0, -1) : text);

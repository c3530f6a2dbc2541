/** A command to paste, with a path in it that somebody else may have chosen the name of. */

/** One word of a POSIX shell, and no option. */
export function shellWord(path: string): string {
  const named = path.startsWith('-') ? `./${path}` : path;
  return /^[\w.,:/@%+=-]+$/.test(named) ? named : `'${named.replaceAll("'", `'\\''`)}'`;
}

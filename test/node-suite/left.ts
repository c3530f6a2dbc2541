/** Files that do not pass, each with the reason; by name. A run fails on one that is not here. */
export const left: Readonly<Record<string, string>> = {};

/** Read by svelte-check and by the Vite plugin. Components are in TypeScript that is erased, and use runes only. */
export default {
  compilerOptions: { runes: true },
};

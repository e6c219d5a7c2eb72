/** What each person has sent from this page, newest last; arrow up brings it back. */
const sent = new Map();

export function history(person) {
  const all = sent.get(person) ?? [];
  sent.set(person, all);
  let at = null;
  return {
    isOpen: () => at !== null,
    add(text) {
      if (all.at(-1) !== text) {
        all.push(text);
      }
      at = null;
    },
    /** The text one step back (-1) or forth; undefined where there is none. */
    step(step) {
      const to = (at ?? all.length) + step;
      if (to < 0 || (at === null && step > 0) || all.length === 0) {
        return undefined;
      }
      at = to >= all.length ? null : to;
      return at === null ? '' : all[at];
    },
  };
}

/** What the page remembers on this machine; without storage it simply forgets. */
export function remembered(name, otherwise) {
  try {
    return JSON.parse(localStorage.getItem('opsmate.' + name)) ?? otherwise;
  } catch {
    return otherwise;
  }
}

export function remember(name, value) {
  try {
    localStorage.setItem('opsmate.' + name, JSON.stringify(value));
  } catch {
    // A browser may forbid storage; the page works without.
  }
}

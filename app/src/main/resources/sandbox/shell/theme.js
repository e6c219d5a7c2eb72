import { remember, remembered } from '../base/store.js';

const dark = matchMedia('(prefers-color-scheme: dark)');

/** Light or dark: as the system says, until somebody says otherwise here. */
export function applyTheme() {
  const chosen = remembered('theme', null);
  document.documentElement.dataset.theme = chosen ?? 'system';
  return chosen;
}

export const isDark = () => (remembered('theme', null) ?? (dark.matches ? 'dark' : 'light')) === 'dark';

export function switchTheme() {
  const wanted = isDark() ? 'light' : 'dark';
  remember('theme', wanted === (dark.matches ? 'dark' : 'light') ? null : wanted);
  applyTheme();
}

export const onSystemTheme = (then) => dark.addEventListener('change', then);

/** The page's only way to the sandbox. */
async function ask(path, options) {
  const response = await fetch('/sandbox/' + path, { credentials: 'same-origin', ...options });
  if (!response.ok) {
    throw new Error(await response.text());
  }
  return response.json();
}

const get = (path, parameters) => ask(path + '?' + new URLSearchParams(parameters ?? {}));

const post = (path, body) =>
  ask(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });

export const backend = {
  workspace: () => get('workspace'),
  hints: () => get('hints'),
  timeline: (as, channel) => get('timeline', { as, channel }),
  home: (as) => get('home', { as }),
  changes: (as, since) => get('changes', { as, since }),
  write: (as, channel, text, threadTs) => post('messages', { as, channel, text, thread_ts: threadTs ?? '' }),
  press: (press) => post('actions', press),
  modal: (as) => get('modal', { as }),
  submit: (submission) => post('views/submitted', submission),
  closeView: (closing) => post('views/closed', closing),
  openHome: (as, tab) => post('home/opened', { as, tab }),
};

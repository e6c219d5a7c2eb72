/** The page's only way to the sandbox. What it refuses is an error with the sentence for people. */
async function ask(path, options) {
  const response = await fetch('/sandbox/' + path, { credentials: 'same-origin', ...options });
  const text = await response.text();
  if (response.ok) {
    return JSON.parse(text);
  }
  throw Object.assign(new Error(sentence(text)), { isRefusal: response.status < 500 });
}

function sentence(text) {
  try {
    const answer = JSON.parse(text);
    return answer.text ?? answer.outcome ?? text;
  } catch {
    return text;
  }
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
  modal: (as) => get('modal', { as }),
  clock: () => get('clock'),
  faults: () => get('faults'),
  traffic: (after) => get('traffic', { after }),

  write: (as, channel, text, threadTs) => post('messages', { as, channel, text, thread_ts: threadTs ?? '' }),
  press: (press) => post('actions', press),
  shortcut: (use) => post('shortcuts', use),
  submit: (submission) => post('views/submitted', submission),
  closeView: (closing) => post('views/closed', closing),
  openHome: (as, tab) => post('home/opened', { as, tab }),
  actOnChannel: (as, channel, act) => post('channels', { as, channel, act }),
  moveClock: (move) => post('clock', move),
  setFault: (kind, fault) => post('faults/' + kind, fault),
  clearTraffic: () => post('traffic/cleared', {}),
};

/** What a person has chosen in each message or view and not yet seen answered; Slack keeps it the same way. */
const remembered = new Map();

export function choicesFor(key) {
  const surface = remembered.get(key) ?? {};
  remembered.set(key, surface);
  return {
    of: (block, part) => surface[block.block_id]?.[part.action_id] ?? initial(part),
    set: (block, part, values) => {
      surface[block.block_id] = { ...surface[block.block_id], [part.action_id]: values };
    },
    all: () => surface,
    forget: () => remembered.delete(key),
  };
}

const SEVERAL = ['initial_users', 'initial_conversations', 'initial_channels'];
const ONE = ['initial_value', 'initial_user', 'initial_conversation', 'initial_channel', 'initial_date', 'initial_time', 'initial_date_time'];

function initial(part) {
  const options = part.initial_options ?? (part.initial_option ? [part.initial_option] : []);
  return [
    ...options.map((option) => option.value),
    ...SEVERAL.flatMap((name) => part[name] ?? []),
    ...ONE.flatMap((name) => part[name] ?? []).map(String),
  ];
}

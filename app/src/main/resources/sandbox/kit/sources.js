/** The lists that Slack fills by itself: people, channels, conversations. */
const named = (value, text) => ({ value, text: { type: 'plain_text', text, emoji: false } });

/** People who are still here, by name. */
export const fromPeople = (list) => (part, tools) => {
  const people = tools.context.roster.people.filter((person) => person.active);
  return list({ ...part, options: people.map((person) => named(person.id, person.name)) }, tools);
};

export const fromChannels = (list) => (part, tools) =>
  list({ ...part, options: places(tools.context, (channel) => kindOf(channel) === 'public') }, tools);

/** Channels and direct messages, as the element's filter wants them. */
export const fromConversations = (list) => (part, tools) => {
  const { context, block } = tools;
  if (part.default_to_current_conversation && context.channel && !context.choices.of(block, part).length) {
    context.choices.set(block, part, [context.channel]);
  }
  const kinds = part.filter?.include ?? ['public', 'private', 'im'];
  return list({ ...part, options: places(context, (channel) => kinds.includes(kindOf(channel))) }, tools);
};

const kindOf = (channel) => (channel.direct ? 'im' : channel.private ? 'private' : 'public');

function places({ roster, me }, isWanted) {
  return roster.channels
    .filter((channel) => channel.members.includes(me.id) && !channel.archived && isWanted(channel))
    .map((channel) => named(channel.id, channel.direct ? roster.app.name : '#' + channel.name));
}

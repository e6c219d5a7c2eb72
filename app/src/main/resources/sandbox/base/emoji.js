/** Emoji by Slack's names; a name that is not here stays as it was written. */
const EMOJI = {
  white_check_mark: '✅', heavy_check_mark: '✔️', ballot_box_with_check: '☑️', x: '❌', no_entry: '⛔',
  no_entry_sign: '🚫', warning: '⚠️', rotating_light: '🚨', information_source: 'ℹ️', question: '❓',
  exclamation: '❗', hourglass: '⌛', hourglass_flowing_sand: '⏳', stopwatch: '⏱️', alarm_clock: '⏰',
  clock3: '🕒', moneybag: '💰', dollar: '💵', money_with_wings: '💸', chart_with_upwards_trend: '📈',
  chart_with_downwards_trend: '📉', bar_chart: '📊', zombie: '🧟', ghost: '👻', broom: '🧹', wastebasket: '🗑️',
  floppy_disk: '💾', package: '📦', camera: '📷', camera_with_flash: '📸', cloud: '☁️', globe_with_meridians: '🌐',
  lock: '🔒', unlock: '🔓', key: '🔑', bust_in_silhouette: '👤', busts_in_silhouette: '👥', wave: '👋',
  '+1': '👍', thumbsup: '👍', '-1': '👎', thumbsdown: '👎', eyes: '👀', tada: '🎉', rocket: '🚀', fire: '🔥',
  bell: '🔔', no_bell: '🔕', mag: '🔍', bulb: '💡', memo: '📝', clipboard: '📋', link: '🔗', robot_face: '🤖',
  house: '🏠', gear: '⚙️', wrench: '🔧', hammer_and_wrench: '🛠️', arrow_right: '➡️', back: '🔙', recycle: '♻️',
  red_circle: '🔴', large_orange_circle: '🟠', large_yellow_circle: '🟡', large_green_circle: '🟢',
  large_blue_circle: '🔵', white_circle: '⚪', black_circle: '⚫', sparkles: '✨', zzz: '💤', crescent_moon: '🌙',
  calendar: '📅', date: '📅', seedling: '🌱', herb: '🌿', point_right: '👉', raised_hand: '✋', thinking_face: '🤔',
  satellite: '📡', shield: '🛡️', scissors: '✂️', ticket: '🎫', detective: '🕵️', hourglass_not_done: '⏳', play_or_pause_button: '⏯️',
  arrow_up: '⬆️', arrow_down: '⬇️', arrow_left: '⬅️', leftwards_arrow_with_hook: '↩️', heavy_plus_sign: '➕', heavy_minus_sign: '➖',
  small_red_triangle: '🔺', small_red_triangle_down: '🔻', construction: '🚧', octagonal_sign: '🛑', stop_button: '⏹️', mailbox: '📫',
  newspaper: '📰', page_facing_up: '📄', paperclip: '📎', lock_with_ink_pen: '🔏', bookmark: '🔖', pushpin: '📌', ok: '🆗', new: '🆕',
  handshake: '🤝', pray: '🙏', clap: '👏', muscle: '💪', brain: '🧠', star: '⭐', heart: '❤️', green_heart: '💚', coffee: '☕', snowflake: '❄️',
  ice_cube: '🧊', dart: '🎯', test_tube: '🧪', microscope: '🔬', telescope: '🔭', door: '🚪', umbrella: '☂️', sunrise: '🌅', city_sunset: '🌆',
};

export const emojiNamed = (name) => EMOJI[name] ?? `:${name}:`;

export const withEmoji = (text) => text.replace(/:([a-z0-9_+'-]+):/g, (whole, name) => EMOJI[name] ?? whole);

export const emojiStartingWith = (start) => Object.entries(EMOJI).filter(([name]) => name.startsWith(start));

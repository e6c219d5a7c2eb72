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
};

export const withEmoji = (text) => text.replace(/:([a-z0-9_+-]+):/g, (whole, name) => EMOJI[name] ?? whole);

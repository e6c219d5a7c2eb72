import { backend } from '../backend.js';

const pause = (millis) => new Promise((resolve) => setTimeout(resolve, millis));

/** Asks for changes, over and over; each question stays open until there is something to tell. */
export async function follow(who, onChange, onOffline) {
  let version = -1;
  for (;;) {
    try {
      const asked = who();
      const changes = await backend.changes(asked, version);
      version = changes.version;
      onOffline(false);
      await onChange(changes, asked);
    } catch {
      onOffline(true);
      await pause(1000);
      version = -1;
    }
  }
}

/** Runs one after the other; what is asked for while one runs is done once after it. */
export function oneAtATime(work) {
  let running = null;
  let again = false;
  return function run() {
    if (running) {
      again = true;
      return running;
    }
    running = work().finally(() => {
      running = null;
      if (again) {
        again = false;
        run();
      }
    });
    return running;
  };
}

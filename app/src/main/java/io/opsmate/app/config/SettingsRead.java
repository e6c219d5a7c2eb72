package io.opsmate.app.config;

import java.util.List;

/** What reading the settings gave: all of them, or every fault at once. */
public sealed interface SettingsRead {
  /** {@code notes} are worth a line at start: settings that this version does not use. */
  record Good(Settings settings, List<String> notes) implements SettingsRead {
    public Good {
      notes = List.copyOf(notes);
    }
  }

  /** One sentence per fault, naming the setting and a sane example; secrets are not repeated. */
  record Faulty(List<String> faults) implements SettingsRead {
    public Faulty {
      faults = List.copyOf(faults);
    }
  }
}

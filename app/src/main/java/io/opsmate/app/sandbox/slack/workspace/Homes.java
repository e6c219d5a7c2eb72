package io.opsmate.app.sandbox.slack.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The Home tabs, one per person. */
public final class Homes {
  private final InstantSource clock;
  private final Changes changes;
  private final Map<String, HomeView> views = new HashMap<>();
  private final Map<String, HomeNotice> notices = new HashMap<>();
  private long published;

  public Homes(InstantSource clock, Changes changes) {
    this.clock = clock;
    this.changes = changes;
  }

  public synchronized Optional<HomeView> of(String person) {
    return Optional.ofNullable(views.get(person));
  }

  public synchronized Optional<HomeNotice> notice(String person) {
    return Optional.ofNullable(notices.get(person));
  }

  /** Publishes; an expected hash, when given, must be that of the current view. */
  public synchronized PublishResult publish(
      String person, ObjectNode view, Optional<String> expectedHash) {
    boolean raced = expectedHash.isPresent()
        && of(person).filter(home -> !home.hash().equals(expectedHash.get())).isPresent();
    if (raced) {
      return new PublishResult.HashConflict();
    }
    published++;
    String hash = clock.instant().getEpochSecond() + "." + Long.toHexString(0x5A0000L + published);
    HomeView home = new HomeView("V" + person.substring(1), person, hash, view);
    views.put(person, home);
    notices.remove(person);
    changes.happened();
    return new PublishResult.Published(home);
  }

  public synchronized void tell(String person, HomeNotice notice) {
    notices.put(person, notice);
    changes.happened();
  }
}

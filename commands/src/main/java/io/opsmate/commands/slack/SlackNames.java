package io.opsmate.commands.slack;

import com.slack.api.methods.MethodsClient;
import com.slack.api.model.User;
import io.opsmate.commands.talk.Names;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Names as people chose them in their Slack profiles, by {@code users.info}; remembered for a while. */
public final class SlackNames implements Names {
  private static final Logger LOG = LoggerFactory.getLogger(SlackNames.class);

  /** Longest that an answer waits for names, however many it needs. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final Duration REMEMBERED = Duration.ofMinutes(10);

  /** Unit: people. More than that, and it starts anew. */
  private static final int MOST = 20_000;

  private final OrgClients clients;
  private final InstantSource clock;
  private final Duration patience;
  private final Map<Key, Seen> seen = new ConcurrentHashMap<>();

  public SlackNames(OrgClients clients, InstantSource clock) {
    this(clients, clock, PATIENCE);
  }

  /** For tests, which have less patience. */
  SlackNames(OrgClients clients, InstantSource clock, Duration patience) {
    this.clients = clients;
    this.clock = clock;
    this.patience = patience;
  }

  private record Key(OrgId org, MemberId member) {}

  /** @param name empty for nobody */
  private record Seen(Optional<String> name, Instant until) {}

  @Override
  public Map<MemberId, String> of(OrgId org, Collection<MemberId> members) {
    Map<MemberId, String> names = new ConcurrentHashMap<>();
    CompletableFuture<Void> asked = CompletableFuture.runAsync(
        () -> members.forEach(member -> name(org, member).ifPresent(name -> names.put(member, name))),
        task -> Thread.ofVirtual().name("slack-names").start(task));
    try {
      asked.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException | ExecutionException e) {
      LOG.atInfo().addKeyValue("org", org).setCause(e).log("names could not be looked up; ids stand in their place");
    }
    return Map.copyOf(names);
  }

  private Optional<String> name(OrgId org, MemberId member) {
    Key key = new Key(org, member);
    Seen known = seen.get(key);
    if (known != null && clock.instant().isBefore(known.until())) {
      return known.name();
    }
    return clients.of(org).flatMap(slack -> asked(slack, key));
  }

  private Optional<String> asked(MethodsClient slack, Key key) {
    try {
      User user = SlackMembers.answer(() -> slack.usersInfo(r -> r.user(key.member().value()))).getUser();
      return remembered(key, user == null ? Optional.empty() : chosen(user));
    } catch (SlackMembers.NoAnswer e) {
      return "user_not_found".equals(e.error()) ? remembered(key, Optional.empty()) : Optional.empty();
    }
  }

  private Optional<String> remembered(Key key, Optional<String> name) {
    if (seen.size() >= MOST) {
      seen.clear();
    }
    seen.put(key, new Seen(name, clock.instant().plus(REMEMBERED)));
    return name;
  }

  private static Optional<String> chosen(User user) {
    Stream<String> profile = user.getProfile() == null
        ? Stream.empty()
        : Stream.of(user.getProfile().getDisplayName(), user.getProfile().getRealName());
    return Stream.concat(profile, Stream.of(user.getRealName(), user.getName()))
        .filter(name -> name != null && !name.isBlank())
        .findFirst();
  }
}

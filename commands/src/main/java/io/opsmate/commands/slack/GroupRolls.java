package io.opsmate.commands.slack;

import com.slack.api.methods.MethodsClient;
import io.opsmate.commands.slack.SlackMembers.NoAnswer;
import io.opsmate.skills.kernel.GroupId;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Who is in which user group, remembered for a moment: several presses on one card ask Slack once. */
final class GroupRolls {
  /** So long somebody who has just been taken out of a group may still decide; Slack allows about 20 calls a minute. */
  private static final Duration REMEMBERED = Duration.ofSeconds(30);

  private final InstantSource clock;
  private final Map<Key, Roll> rolls = new ConcurrentHashMap<>();

  private record Key(OrgId org, GroupId group) {}

  private record Roll(Set<MemberId> members, Instant readAt) {}

  GroupRolls(InstantSource clock) {
    this.clock = clock;
  }

  Set<MemberId> of(OrgId org, GroupId group, MethodsClient slack) throws NoAnswer {
    Instant now = clock.instant();
    Key key = new Key(org, group);
    Roll known = rolls.get(key);
    if (known != null && now.isBefore(known.readAt().plus(REMEMBERED)) && !now.isBefore(known.readAt())) {
      return known.members();
    }
    List<String> users = SlackMembers.answer(
        () -> slack.usergroupsUsersList(r -> r.usergroup(group.value()).includeDisabled(false))).getUsers();
    if (users == null) {
      throw new NoAnswer("nothing about group " + group);
    }
    Set<MemberId> members = users.stream().map(MemberId::new).collect(Collectors.toUnmodifiableSet());
    rolls.put(key, new Roll(members, now));
    return members;
  }
}

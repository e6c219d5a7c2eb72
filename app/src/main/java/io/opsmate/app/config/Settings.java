package io.opsmate.app.config;

import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.GroupId;
import io.opsmate.skills.kernel.MemberId;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All settings of one run, checked. They make the default org and its connectors. */
public record Settings(Mode mode, Database database, Path data, Optional<Secret> masterKey,
    Optional<Secret> auditKey, EstateKind estate, Aws aws,
    Optional<ChannelId> channel, Approvers approvers, Optional<Path> prices, int port) {
  /** With whom OpsMate talks. */
  public sealed interface Mode {
    /** The sandbox in this process. */
    record Sandbox() implements Mode {}

    record Slack(Secret token, Secret signingSecret, URI api) implements Mode {}
  }

  /** Where the state lives. */
  public sealed interface Database {
    record Embedded() implements Database {}

    record External(Secret url) implements Database {}
  }

  /** What OpsMate looks after. */
  public enum EstateKind {
    DEMO, AWS
  }

  /** How AWS is reached; credentials come from the AWS SDK's own chain. */
  public record Aws(Optional<URI> endpoint, List<String> regions, Optional<String> readRole, Optional<String> actRole) {
    public Aws {
      regions = List.copyOf(regions);
    }
  }

  /** Who may approve. */
  public record Approvers(Set<MemberId> members, Set<GroupId> groups) {
    public Approvers {
      members = Set.copyOf(members);
      groups = Set.copyOf(groups);
    }

    public boolean isNobody() {
      return members.isEmpty() && groups.isEmpty();
    }
  }

  public boolean isSandbox() {
    return mode instanceof Mode.Sandbox;
  }
}

package io.opsmate.app.wiring;

import io.opsmate.app.config.Settings;
import io.opsmate.app.config.Settings.Approvers;
import io.opsmate.app.sandbox.slack.workspace.SandboxTeam;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.GroupId;
import java.util.Optional;
import java.util.Set;

/** What goes without saying in the sandbox: its approvers, its channel, and a database that no workspace shares. */
final class SandboxDefaults {
  private SandboxDefaults() {}

  static Settings in(Settings given) {
    if (!given.isSandbox()) {
      return given;
    }
    Approvers approvers = given.approvers().isNobody()
        ? new Approvers(Set.of(), Set.of(new GroupId(SandboxTeam.APPROVERS)))
        : given.approvers();
    Optional<ChannelId> channel = given.channel().or(() -> Optional.of(new ChannelId(SandboxTeam.OPS)));
    return new Settings(given.mode(), given.database(), given.data().resolve("sandbox"), given.masterKey(),
        given.auditKey(), given.estate(), given.aws(), channel, approvers, given.optIn(), given.prices(), given.redis(),
        given.socket(), given.llm(), given.port());
  }
}

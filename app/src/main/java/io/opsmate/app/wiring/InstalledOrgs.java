package io.opsmate.app.wiring;

import io.opsmate.app.install.Installations;
import io.opsmate.commands.edge.Orgs;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The workspaces that have installed OpsMate, each an org; one without its own belongs to its enterprise's. */
final class InstalledOrgs implements Orgs {
  private final Installations installations;
  private final String installPage;

  InstalledOrgs(Installations installations, String installPage) {
    this.installations = installations;
    this.installPage = installPage;
  }

  @Override
  public Lookup byTeam(String teamId, @Nullable String enterpriseId) {
    List<String> ids = Stream.<@Nullable String>of(teamId, enterpriseId).filter(Objects::nonNull).toList();
    return installations.installed(ids)
        .<Lookup>map(Lookup.Found::new)
        .orElseGet(() -> new Lookup.Foreign(
            "OpsMate is not installed in this workspace. Nothing was run. Install it at " + installPage + "."));
  }
}

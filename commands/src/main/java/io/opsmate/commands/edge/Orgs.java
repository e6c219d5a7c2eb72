package io.opsmate.commands.edge;

import io.opsmate.skills.kernel.OrgId;
import org.jspecify.annotations.Nullable;

/** Which org a Slack workspace is. */
public interface Orgs {
  /**
   * @param enterpriseId the Enterprise Grid organisation, when the workspace is in one
   *
   * <p>Errors: a {@link io.opsmate.skills.kernel.RetriableFailure} when the database does not answer.
   */
  Lookup byTeam(String teamId, @Nullable String enterpriseId);

  /** What looking up a workspace gave. */
  sealed interface Lookup {
    record Found(OrgId org) implements Lookup {}

    /** OpsMate does not serve this workspace; {@code because} is a sentence for the person there. */
    record Foreign(String because) implements Lookup {}

    /** Nobody can say now which org that is; {@code because} is a sentence for the person there. */
    record NotYet(String because) implements Lookup {}
  }
}

package io.opsmate.commands.slack;

import com.slack.api.methods.MethodsClient;
import io.opsmate.skills.kernel.OrgId;
import java.util.Optional;

/** Slack's Web API with the token of an org's own workspace. */
@FunctionalInterface
public interface OrgClients {
  /**
   * Empty when the org's workspace has removed OpsMate.
   *
   * <p>Errors: a {@link io.opsmate.skills.kernel.RetriableFailure} when the token cannot be read now.
   */
  Optional<MethodsClient> of(OrgId org);
}

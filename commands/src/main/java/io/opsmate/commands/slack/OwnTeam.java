package io.opsmate.commands.slack;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.response.auth.AuthTestResponse;
import com.slack.api.model.User;
import io.opsmate.commands.slack.SlackMembers.NoAnswer;
import io.opsmate.skills.kernel.OrgId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Whether somebody belongs to the workspace, or the enterprise, that OpsMate is installed in. */
final class OwnTeam {
  private final Map<OrgId, Installed> installed = new ConcurrentHashMap<>();

  private record Installed(@Nullable String team, @Nullable String enterprise) {}

  /** Where either side names no team there is nothing to compare, and nobody is kept out for it. */
  boolean has(User user, OrgId org, MethodsClient slack) throws NoAnswer {
    if (user.getTeamId() == null) {
      return true;
    }
    Installed own = installed.get(org);
    if (own == null) {
      AuthTestResponse said = SlackMembers.answer(() -> slack.authTest(r -> r));
      own = new Installed(said.getTeamId(), said.getEnterpriseId());
      installed.put(org, own);
    }
    return own.team() == null || own.team().equals(user.getTeamId())
        || (own.enterprise() != null && own.enterprise().equals(enterprise(user)));
  }

  private static @Nullable String enterprise(User user) {
    return user.getEnterpriseUser() == null ? user.getEnterpriseId() : user.getEnterpriseUser().getEnterpriseId();
  }
}

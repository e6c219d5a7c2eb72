package io.opsmate.commands.slack;

import com.slack.api.methods.MethodsClient;
import com.slack.api.model.User;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.ports.Reading;
import io.opsmate.skills.ports.Zones;
import java.time.DateTimeException;
import java.time.ZoneId;

/** The time zone in a person's Slack profile, by {@code users.info}. */
public final class SlackZones implements Zones {
  private final OrgClients clients;

  public SlackZones(OrgClients clients) {
    this.clients = clients;
  }

  @Override
  public Reading<ZoneId> of(OrgId org, MemberId member) {
    return clients.of(org)
        .map(slack -> zone(slack, member))
        .orElseGet(() -> Reading.unknown("this workspace has removed OpsMate"));
  }

  private static Reading<ZoneId> zone(MethodsClient slack, MemberId member) {
    try {
      User user = SlackMembers.answer(() -> slack.usersInfo(r -> r.user(member.value()))).getUser();
      return user == null || user.getTz() == null || user.getTz().isBlank()
          ? Reading.unknown("the profile has no time zone")
          : Reading.known(ZoneId.of(user.getTz()));
    } catch (SlackMembers.NoAnswer e) {
      return Reading.unknown("Slack's directory answered " + e.error());
    } catch (DateTimeException e) {
      return Reading.unknown("the profile's time zone is none that Java knows");
    }
  }
}

package io.opsmate.app.sandbox.slack.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opsmate.app.sandbox.slack.workspace.AppIdentity;
import io.opsmate.app.sandbox.slack.workspace.Json;
import io.opsmate.app.sandbox.slack.workspace.Person;
import io.opsmate.app.sandbox.slack.workspace.Roster;
import io.opsmate.app.sandbox.slack.workspace.Standing;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Set;

/** {@code users.info}. */
record UsersInfo(Roster roster, InstantSource clock, Set<String> scopes) implements WebMethod {

  @Override
  public ApiAnswer answer(Call call) {
    String id = call.text("user").orElse("");
    if (id.equals(roster.app().userId())) {
      return ok(bot());
    }
    return roster.person(id)
        .map(person -> ok(human(person, call.flag("include_locale"))))
        .orElseGet(() -> ApiAnswer.refused("user_not_found"));
  }

  private static ApiAnswer ok(ObjectNode user) {
    ObjectNode body = Json.object();
    body.set("user", user);
    return new ApiAnswer.Ok(body);
  }

  private ObjectNode human(Person person, boolean withLocale) {
    ObjectNode user = user(person.id(), person.handle(), person.name(), false);
    if (scopes.contains("users:read.email")) {
      user.withObject("/profile").put("email", person.handle() + "@sandbox.example");
    }
    if (!person.isActive()) {
      return user.put("deleted", true);
    }
    ZoneId zone = person.zone();
    if (zone != null) {
      user.put("tz", zone.getId());
      user.put("tz_label", zone.getDisplayName(TextStyle.FULL, Locale.ENGLISH));
      user.put("tz_offset", zone.getRules().getOffset(clock.instant()).getTotalSeconds());
    }
    addStanding(user, person.standing());
    if (withLocale) {
      user.put("locale", "en-US");
    }
    return user;
  }

  private ObjectNode bot() {
    AppIdentity app = roster.app();
    ObjectNode user = user(app.userId(), app.handle(), app.name(), true);
    user.withObject("/profile").put("bot_id", app.botId()).put("api_app_id", app.id());
    addStanding(user, Standing.MEMBER);
    return user;
  }

  /** Somebody deactivated has none of these. */
  private static void addStanding(ObjectNode user, Standing standing) {
    user.put("is_admin", standing.isAdmin());
    user.put("is_owner", standing.isOwner());
    user.put("is_primary_owner", standing.isOwner());
    user.put("is_restricted", standing.isGuest());
    user.put("is_ultra_restricted", standing.isGuest());
  }

  private ObjectNode user(String id, String handle, String name, boolean bot) {
    ObjectNode user = Json.object();
    user.put("id", id);
    user.put("team_id", roster.team().id());
    user.put("name", handle);
    user.put("deleted", false);
    user.put("real_name", name);
    user.put("is_bot", bot);
    user.put("is_app_user", false);
    ObjectNode profile = user.putObject("profile");
    profile.put("real_name", name);
    profile.put("display_name", handle);
    profile.put("team", roster.team().id());
    return user;
  }
}

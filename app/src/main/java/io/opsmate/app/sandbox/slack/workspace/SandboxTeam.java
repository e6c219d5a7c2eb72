package io.opsmate.app.sandbox.slack.workspace;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The people and channels every sandbox starts with. */
public final class SandboxTeam {
  public static final String REQUESTER = "U0REQUESTER";
  public static final String APPROVER = "U0APPROVER1";
  public static final String SECOND_APPROVER = "U0APPROVER2";
  public static final String OUTSIDER = "U0OUTSIDER";
  public static final String APPROVERS = "S0APPROVERS";
  public static final String OPS = "C000000OPS";
  public static final String GENERAL = "C00GENERAL";

  private SandboxTeam() {}

  public static Roster roster() {
    AppIdentity app = new AppIdentity("A0OPSMATE", "B0OPSMATE", "U0OPSMATE", "OpsMate", "opsmate");
    return new Roster(
        new Team("T0SANDBOX", "Sandbox", "sandbox"),
        app,
        people(),
        channels(app),
        List.of(new UserGroup(APPROVERS, "approvers", "Approvers", List.of(APPROVER, SECOND_APPROVER))));
  }

  private static List<Person> people() {
    return List.of(
        person(REQUESTER, "requester", "Requester", "RE", "Asks OpsMate for things. Cannot approve them alone.",
            "Europe/Berlin"),
        person(APPROVER, "approver", "Approver", "AP", "In @approvers. Says yes or no to what others ask.",
            "America/New_York"),
        person(SECOND_APPROVER, "second-approver", "Second approver", "SA", "In @approvers too, for what needs two.",
            "Asia/Tokyo"),
        person(OUTSIDER, "outsider", "Outsider", "OU", "Sees the channel, has no rights.", "Europe/London"));
  }

  private static Person person(
      String id, String handle, String name, String initials, String about, String zone) {
    return new Person(id, handle, name, initials, about, ZoneId.of(zone));
  }

  private static List<Channel> channels(AppIdentity app) {
    Set<String> everybody = new HashSet<>(Set.of(app.userId()));
    people().forEach(person -> everybody.add(person.id()));
    List<Channel> channels = new ArrayList<>();
    channels.add(
        new Channel(OPS, "ops", "Where OpsMate works. Try /opsmate", Channel.Kind.PUBLIC, everybody));
    channels.add(
        new Channel(GENERAL, "general", "Everything else", Channel.Kind.PUBLIC, everybody));
    for (Person person : people()) {
      channels.add(
          new Channel(
              "D" + person.id().substring(1),
              "directmessage",
              "",
              Channel.Kind.DIRECT,
              Set.of(person.id(), app.userId())));
    }
    return channels;
  }
}

package io.opsmate.app.sandbox.slack.workspace;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The people, groups and channels every sandbox starts with. */
public final class SandboxTeam {
  public static final String REQUESTER = "U0REQUESTER";
  public static final String APPROVER = "U0APPROVER1";
  public static final String SECOND_APPROVER = "U0APPROVER2";
  public static final String SECURITY_OFFICER = "U0SECURITY1";
  public static final String OUTSIDER = "U0OUTSIDER";
  public static final String GUEST = "U0000GUEST1";
  public static final String LEAVER = "U000LEAVER1";
  public static final String TRAVELLER = "U0TRAVELLER";

  public static final String APPROVERS = "S0APPROVERS";
  public static final String SECURITY_GROUP = "S00SECURITY";
  public static final String RETIRED_GROUP = "S000RETIRED";
  public static final String OPS = "C000000OPS";
  public static final String SECURITY = "C0SECURITY";
  public static final String GENERAL = "C00GENERAL";

  /** Private, with the app in it. */
  public static final String INCIDENTS = "C0INCIDENTS";

  /** Private, without the app: for it, this channel does not exist. */
  public static final String BOARD = "C0000BOARD";

  /** Public, without the app until somebody invites it. */
  public static final String ENGINEERING = "C0ENGINEERS";

  public static final String ARCHIVED = "C00ARCHIVED";

  private SandboxTeam() {}

  public static Roster roster() {
    AppIdentity app = new AppIdentity("A0OPSMATE", "B0OPSMATE", "U0OPSMATE", "OpsMate", "opsmate");
    return new Roster(new Team("T0SANDBOX", "Sandbox", "sandbox"), app, people(), channels(app), groups());
  }

  private static List<Person> people() {
    return List.of(
        person(REQUESTER, "requester", "Requester", "RE", "Asks OpsMate for things. Cannot approve them alone.",
            "Europe/Berlin", Standing.MEMBER),
        person(APPROVER, "approver", "Approver", "AP",
            "In @approvers. Says yes or no to what others ask. Workspace admin.", "America/New_York", Standing.ADMIN),
        person(SECOND_APPROVER, "second-approver", "Second approver", "SA", "In @approvers too, for what needs two.",
            "Asia/Tokyo", Standing.MEMBER),
        person(SECURITY_OFFICER, "security-officer", "Security officer", "SO",
            "In @security, reviews what was done in a hurry. Owns the workspace.", "Europe/Paris",
            Standing.PRIMARY_OWNER),
        person(OUTSIDER, "outsider", "Outsider", "OU", "Sees the channel, has no rights.", "Europe/London",
            Standing.MEMBER),
        person(GUEST, "guest", "Guest", "GU", "From another company, sees #ops alone.", "America/Sao_Paulo",
            Standing.GUEST),
        person(TRAVELLER, "traveller", "Traveller", "TR", "Has set no time zone.", null, Standing.MEMBER),
        person(LEAVER, "leaver", "Leaver", "LE", "Has left; the account is deactivated.", "Europe/Berlin",
            Standing.DEACTIVATED));
  }

  private static List<UserGroup> groups() {
    return List.of(
        new UserGroup(APPROVERS, "approvers", "Approvers", List.of(APPROVER, SECOND_APPROVER)),
        new UserGroup(SECURITY_GROUP, "security", "Security", List.of(SECURITY_OFFICER, APPROVER)),
        new UserGroup(RETIRED_GROUP, "old-approvers", "Old approvers", List.of(OUTSIDER, LEAVER), true));
  }

  private static Person person(
      String id, String handle, String name, String initials, String about, @Nullable String zone, Standing standing) {
    return new Person(id, handle, name, initials, about, zone == null ? null : ZoneId.of(zone), standing);
  }

  private static List<Channel> channels(AppIdentity app) {
    List<Channel> channels = new ArrayList<>();
    channels.add(channel(OPS, "ops", "Where OpsMate works. Try /opsmate", app, Person::isActive));
    channels.add(channel(SECURITY, "security", "Where OpsMate reports what security should see", app,
        person -> Set.of(SECURITY_OFFICER, APPROVER).contains(person.id())));
    channels.add(channel(GENERAL, "general", "Everything else", app,
        person -> person.isActive() && !person.standing().isGuest()));
    Set<String> responders = Set.of(REQUESTER, APPROVER, SECURITY_OFFICER);
    channels.add(new Channel(INCIDENTS, "incidents", "Private. What is burning, and who is on it",
        Channel.Kind.PRIVATE, with(app, responders)));
    channels.add(new Channel(BOARD, "board", "Private. OpsMate is not in here", Channel.Kind.PRIVATE,
        Set.of(REQUESTER, APPROVER)));
    channels.add(new Channel(ENGINEERING, "engineering", "OpsMate is not in here until somebody invites it",
        Channel.Kind.PUBLIC, members(person -> person.isActive() && !person.standing().isGuest())));
    channels.add(new Channel(ARCHIVED, "old-ops", "Archived. Nobody can write here", Channel.Kind.PUBLIC,
        with(app, members(person -> person.isActive() && !person.standing().isGuest())), true));
    for (Person person : people()) {
      if (person.isActive()) {
        String id = "D" + person.id().substring(1);
        channels.add(
            new Channel(id, "directmessage", "", Channel.Kind.DIRECT, Set.of(person.id(), app.userId())));
      }
    }
    return channels;
  }

  private static Channel channel(
      String id, String name, String topic, AppIdentity app, Predicate<Person> isMember) {
    return new Channel(id, name, topic, Channel.Kind.PUBLIC, with(app, members(isMember)));
  }

  private static Set<String> members(Predicate<Person> isMember) {
    return people().stream().filter(isMember).map(Person::id).collect(Collectors.toUnmodifiableSet());
  }

  private static Set<String> with(AppIdentity app, Set<String> members) {
    Set<String> all = new HashSet<>(members);
    all.add(app.userId());
    return all;
  }
}

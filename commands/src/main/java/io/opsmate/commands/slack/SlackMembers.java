package io.opsmate.commands.slack;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.model.User;
import io.opsmate.skills.kernel.GroupId;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.ports.Members;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The workspace's directory as Slack's Web API tells it: {@code users.info} for the person, {@code
 * usergroups.users.list} for each group asked about.
 *
 * <p>Fails closed: an error, a timeout or an unreadable answer to either call is {@link Members.Standing.Unknown}, which
 * grants nothing. A flag ({@code deleted}, {@code is_bot}, {@code is_restricted} …) that is absent is not set. An answer
 * {@code "ok": true} without any {@code user} describes nobody: it grants no group's rights, whatever the group says, and
 * leaves only the right of a member whom the administrator named in person.
 */
public final class SlackMembers implements Members {
  /** How a stand-in says that it has no directory; Slack itself never does. Grants what an absent user grants. */
  private static final Set<String> NO_DIRECTORY = Set.of("unknown_method", "HTTP 404");

  /** Longest that finding out about one person may take, however many calls that needs. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger(SlackMembers.class);
  private static final Set<String> NO_SUCH_PERSON = Set.of("user_not_found", "user_not_visible");

  private final OrgClients clients;
  private final OwnTeam ownTeam = new OwnTeam();
  private final GroupRolls rolls;
  private final KnownMembers known;
  private final Duration patience;

  public SlackMembers(OrgClients clients, InstantSource clock) {
    this(clients, clock, PATIENCE);
  }

  /** For tests, which have less patience. */
  SlackMembers(OrgClients clients, InstantSource clock, Duration patience) {
    this.clients = clients;
    this.rolls = new GroupRolls(clock);
    this.known = new KnownMembers(clock);
    this.patience = patience;
  }

  /** Slack did not say what was asked. */
  static final class NoAnswer extends Exception {
    private static final long serialVersionUID = 1L;
    private final String error;

    NoAnswer(String error) {
      super(error);
      this.error = error;
    }

    String error() {
      return error;
    }
  }

  /** One call of the Web API. */
  interface Call<R> {
    R make() throws IOException, SlackApiException;
  }

  @Override
  public Standing standing(OrgId org, MemberId member, Set<GroupId> asked) {
    return clients.of(org)
        .map(slack -> inTime(() -> standing(slack, org, member, asked)))
        .orElseGet(() -> new Standing.Unknown("this workspace has removed OpsMate"));
  }

  @Override
  public Standing belonging(OrgId org, MemberId member) {
    return known.of(org, member, () -> standing(org, member, Set.of()));
  }

  /** Whoever waits for an answer does not wait for a slow directory longer than this; it goes on unheard. */
  private Standing inTime(Supplier<Standing> ask) {
    CompletableFuture<Standing> said =
        CompletableFuture.supplyAsync(ask, task -> Thread.ofVirtual().name("slack-members").start(task));
    try {
      return said.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      return new Standing.Unknown("Slack's directory did not answer in time");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Standing.Unknown("OpsMate stopped asking");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    }
  }

  private Standing standing(MethodsClient slack, OrgId org, MemberId member, Set<GroupId> asked) {
    try {
      User user = answer(() -> slack.usersInfo(r -> r.user(member.value()))).getUser();
      if (user == null) {
        return new Standing.Active(Set.of());
      }
      if (user.getId() != null && !user.getId().equals(member.value())) {
        return new Standing.Unknown("Slack spoke of somebody else");
      }
      String barred = barred(user, org, slack);
      return barred != null ? new Standing.Barred(barred) : active(org, slack, member, rank(user), asked);
    } catch (NoAnswer e) {
      if (NO_SUCH_PERSON.contains(e.error())) {
        return new Standing.Barred("you are not a member of this workspace");
      }
      if (NO_DIRECTORY.contains(e.error()) && !slack.getEndpointUrlPrefix().contains("//slack.com/")) {
        return new Standing.Active(Set.of());
      }
      LOG.atWarn().addKeyValue("org", org).addKeyValue("error", e.error()).log("the directory could not be asked");
      return new Standing.Unknown("Slack's directory answered " + e.error());
    }
  }

  private Standing active(OrgId org, MethodsClient slack, MemberId member, Rank rank, Set<GroupId> asked)
      throws NoAnswer {
    Set<GroupId> in = new HashSet<>();
    for (GroupId group : asked) {
      if (rolls.of(org, group, slack).contains(member)) {
        in.add(group);
      }
    }
    return new Standing.Active(in, rank);
  }

  private static Rank rank(User user) {
    if (user.isOwner() || user.isPrimaryOwner()) {
      return Rank.OWNER;
    }
    return user.isAdmin() ? Rank.ADMIN : Rank.MEMBER;
  }

  private @Nullable String barred(User user, OrgId org, MethodsClient slack) throws NoAnswer {
    if (user.isDeleted()) {
      return "your Slack account is deactivated";
    }
    if (user.isBot() || user.isWorkflowBot() || user.isConnectorBot() || "USLACKBOT".equals(user.getId())) {
      return "bots have no rights in OpsMate";
    }
    if (user.isRestricted() || user.isUltraRestricted()) {
      return "guests have no rights in OpsMate";
    }
    return user.isStranger() || !ownTeam.has(user, org, slack)
        ? "people of other workspaces have no rights in OpsMate"
        : null;
  }

  /** The answer to a call that Slack answered with {@code "ok": true}. */
  static <R extends SlackApiTextResponse> R answer(Call<R> call) throws NoAnswer {
    try {
      R said = call.make();
      if (!said.isOk()) {
        throw new NoAnswer(worded(said));
      }
      return said;
    } catch (SlackApiException e) {
      throw new NoAnswer("HTTP " + e.getResponse().code());
    } catch (IOException e) {
      throw new NoAnswer("nothing in time");
    } catch (com.google.gson.JsonParseException e) {
      throw new NoAnswer("unreadably");
    }
  }

  /** A missing scope is named, so that somebody can give it. */
  private static String worded(SlackApiTextResponse said) {
    String error = said.getError() == null ? "no" : said.getError();
    return said.getNeeded() == null || said.getNeeded().isBlank()
        ? error
        : error + ": the app lacks the scope " + said.getNeeded();
  }
}

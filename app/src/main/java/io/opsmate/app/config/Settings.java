package io.opsmate.app.config;

import io.opsmate.skills.advice.SpendingLimits;
import io.opsmate.skills.approval.rules.OrgRules;
import io.opsmate.skills.approval.rules.RunnerLevel;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.GroupId;
import io.opsmate.skills.kernel.MemberId;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All settings of one run, checked. They make the default org and its connectors. */
public record Settings(Mode mode, Database database, Path data, Optional<Secret> masterKey,
    Optional<Secret> auditKey, EstateKind estate, Aws aws, Optional<ChannelId> channel, Approvers approvers,
    Optional<OptIn> optIn, Optional<Path> prices, Optional<Secret> redis, Optional<Socket> socket, Llm llm,
    int port) {
  /** With whom OpsMate talks. */
  public sealed interface Mode {
    /** The sandbox in this process. */
    record Sandbox() implements Mode {}

    /** One workspace, by its token. */
    record Slack(Secret token, Secret signingSecret, URI api) implements Mode {}

    /**
     * Every workspace that installs the app.
     *
     * @param publicUrl where browsers reach OpsMate
     * @param home the workspace, or enterprise, whose connectors the environment's settings are
     */
    record OAuth(SlackApp app, Secret signingSecret, URI publicUrl, Optional<String> home, URI api) implements Mode {}
  }

  /**
   * Socket Mode: OpsMate calls Slack, and no address of ours has to be reachable.
   *
   * @param token app-level, {@code xapp-…}
   * @param connections at a time, 1 to 10
   */
  public record Socket(Secret token, int connections) {}

  /** The Slack app that workspaces install. */
  public record SlackApp(String clientId, Secret clientSecret, Optional<String> id) {}

  /**
   * Which language model answers, and how much of it.
   *
   * @param fallback asked when the model does not answer
   * @param embedding makes vectors of texts
   * @param prices a file of one's own
   */
  public record Llm(Provider provider, Optional<String> fallback, Optional<String> embedding, SpendingLimits limits,
      Optional<Path> prices) {
    /** Who runs the model. */
    public sealed interface Provider {
      record None() implements Provider {}

      /** OpenAI, or whoever speaks like it at this address. */
      record OpenAi(Optional<URI> url, Optional<Secret> key, String model) implements Provider {}

      record Anthropic(Optional<URI> url, Secret key, String model) implements Provider {}

      /** With the AWS SDK's own credentials and region. */
      record Bedrock(String model) implements Provider {}
    }
  }

  /** Where the state lives. */
  public sealed interface Database {
    record Embedded() implements Database {}

    record External(Secret url) implements Database {}
  }

  /** What OpsMate looks after. */
  public enum EstateKind {
    DEMO, AWS
  }

  /** How AWS is reached; credentials come from the AWS SDK's own chain. */
  public record Aws(Optional<URI> endpoint, List<String> regions, Optional<String> readRole, Optional<String> actRole) {
    public Aws {
      regions = List.copyOf(regions);
    }
  }

  /** Who may approve. */
  public record Approvers(Set<MemberId> members, Set<GroupId> groups) {
    public Approvers {
      members = Set.copyOf(members);
      groups = Set.copyOf(groups);
    }

    public boolean isNobody() {
      return members.isEmpty() && groups.isEmpty();
    }
  }

  /**
   * What the default org lets OpsMate do at first.
   *
   * @param actions names of action types; {@link OrgRules#ALL} for all
   */
  public record OptIn(RunnerLevel level, Set<String> actions) {
    public OptIn {
      actions = Set.copyOf(actions);
    }
  }

  public boolean isSandbox() {
    return mode instanceof Mode.Sandbox;
  }
}

package io.opsmate.app.wiring;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.exceptions.BeanInstantiationException;
import io.micronaut.http.server.exceptions.ServerStartupException;
import io.micronaut.runtime.Micronaut;
import io.micronaut.runtime.exceptions.ApplicationStartupException;
import io.opsmate.app.Main;
import io.opsmate.app.adapter.llm.Prompts;
import io.opsmate.app.adapter.postgres.PostgresOrgs;
import io.opsmate.app.config.Settings;
import io.opsmate.app.sandbox.slack.SandboxSettings;
import io.opsmate.commands.edge.SlackEdge;
import io.opsmate.commands.router.Grammar;
import io.opsmate.skills.advice.Advisor;
import io.opsmate.skills.advice.Consultant;
import io.opsmate.skills.advice.MeteredAdvisor;
import io.opsmate.skills.approval.ActionRunner;
import io.opsmate.skills.approval.Permits;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Progress;
import io.opsmate.skills.kernel.SkillSet;
import io.opsmate.skills.kernel.ToolCall;
import io.opsmate.skills.ports.Clouds;
import io.opsmate.skills.ports.Transactions;
import io.opsmate.skills.zombie.ExplanationProbe;
import io.opsmate.skills.zombie.PriceList;
import java.net.BindException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import org.slf4j.LoggerFactory;

/** A running OpsMate: the database, and the application on it. */
public final class Boot implements AutoCloseable {
  /** Micronaut's exit code for a failed start that it is to throw; with any other it ends the process without a word. */
  private static final int THROW = 0;

  private final Settings settings;
  private final SandboxSettings sandbox;
  private final ApplicationContext context;

  private Boot(Settings settings, SandboxSettings sandbox, ApplicationContext context) {
    this.settings = settings;
    this.sandbox = sandbox;
    this.context = context;
  }

  /** Why there is no running OpsMate, as a sentence for people. */
  public static final class CannotStart extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CannotStart(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** Errors: {@link CannotStart}; nothing is left running then. */
  public static Boot start(Settings given) {
    LoggerFactory.getILoggerFactory(); // before two threads need it at once, which SLF4J complains about
    Settings settings = SandboxDefaults.in(given);
    SandboxSettings sandbox = sandbox(settings.port());
    DatabaseStart database = new DatabaseStart(settings);
    try {
      ApplicationContext context = Micronaut.build(new String[0])
          .mainClass(Main.class)
          .banner(false)
          .properties(Properties.of(settings))
          .singletons(singletons(settings, sandbox, database))
          .mapError(ServerStartupException.class, _ -> THROW)
          .mapError(BeanInstantiationException.class, _ -> THROW)
          .mapError(ApplicationStartupException.class, _ -> THROW)
          .start();
      context.getBean(SlackEdge.class); // with all that it needs: what is wired wrongly is said now, not to a user
      context.getBean(LanguageModel.class);
      if (context.getBean(Database.class).isOursAlone()) {
        context.getBean(PostgresOrgs.class).all().forEach(org -> context.getBean(ActionRunner.class).resume(org.id()));
      }
      if (settings.isSandbox()) {
        context.getBean(OpenCards.class).postAgain(context.getBean(DefaultOrg.class).id());
      }
      return new Boot(settings, sandbox, context);
    } catch (ApplicationStartupException | BeanInstantiationException e) {
      database.abandon();
      throw new CannotStart(reason(e, settings), e);
    }
  }

  /** What to print: where to look, and what to do there. */
  public List<String> greeting() {
    return switch (settings.mode()) {
      case Settings.Mode.Sandbox _ -> Greeting.sandbox(settings, sandbox.pageUrl());
      case Settings.Mode.Slack _ -> Greeting.slack(settings);
      case Settings.Mode.OAuth many -> Greeting.oauth(settings, many);
    };
  }

  /**
   * What a question is asked with, in the name of somebody who is nothing but a member.
   *
   * @param model what answers, in words
   */
  public record Asking(String model, Advisor advisor, SkillSet skills, Grammar grammar, Permits permits,
      ExplanationProbe explanation, ToolCall caller) {}

  /**
   * For evals, which need a model.
   *
   * @param heard the model, with somebody who listens
   */
  public Asking asking(UnaryOperator<Consultant> heard) {
    LanguageModel model = context.getBean(LanguageModel.class);
    Prompts prompts = context.getBean(Prompts.class);
    Advisor advisor = new MeteredAdvisor(heard.apply(model.model().orElseThrow()), context.getBean(Transactions.class),
        context.getBean(MeteredAdvisor.Books.class), ref -> prompts.prompt(ref).hash());
    return new Asking(model.name(), advisor, context.getBean(SkillSet.class), context.getBean(Grammar.class),
        context.getBean(Permits.class),
        new ExplanationProbe(context.getBean(Clouds.class), context.getBean(PriceList.class), advisor),
        new ToolCall(context.getBean(DefaultOrg.class).id(), new MemberId("U0EVAL"), new ChannelId("C0EVAL"),
            context.getBean(InstantSource.class).instant(), Progress.UNWATCHED));
  }

  /** Goes through what a first visitor does, so that its classes are loaded. */
  public void warmUp() {
    context.getBean(WarmUp.class).run();
  }

  @Override
  public void close() {
    context.close();
  }

  private static Object[] singletons(Settings settings, SandboxSettings sandbox, DatabaseStart database) {
    SlackConnection slack = SlackConnection.of(settings, sandbox);
    return settings.isSandbox()
        ? new Object[]{settings, slack, database, sandbox}
        : new Object[]{settings, slack, database};
  }

  private static SandboxSettings sandbox(int port) {
    return new SandboxSettings(URI.create("http://127.0.0.1:" + port + "/slack/events"), "xoxb-" + random(), random(),
        random(), port);
  }

  private static String random() {
    byte[] bytes = new byte[18];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String reason(Throwable failure, Settings settings) {
    Throwable root = failure;
    while (root.getCause() != null && root.getCause() != root) {
      if (root instanceof BindException) {
        break;
      }
      root = root.getCause();
      if (root instanceof IllegalStateException && root.getMessage() != null
          && !(root.getCause() instanceof BindException)) {
        return root.getMessage();
      }
    }
    return root instanceof BindException
        ? "port " + settings.port() + " is taken by another program, perhaps another OpsMate. Choose another one:"
            + " OPSMATE_PORT=" + (settings.port() + 1)
        : String.valueOf(root.getMessage());
  }
}

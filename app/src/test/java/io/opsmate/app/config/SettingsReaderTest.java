package io.opsmate.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.app.config.Settings.Llm.Provider;
import io.opsmate.app.config.Settings.Mode;
import io.opsmate.skills.approval.rules.RunnerLevel;
import io.opsmate.skills.kernel.GroupId;
import io.opsmate.skills.kernel.MemberId;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReaderTest {
  private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

  @Test
  void nothingSetIsTheSandboxWithTheDemoEstateAndAnEmbeddedDatabase() {
    Settings settings = good(Map.of());

    assertThat(settings.isSandbox()).isTrue();
    assertThat(settings.estate()).isEqualTo(Settings.EstateKind.DEMO);
    assertThat(settings.database()).isInstanceOf(Settings.Database.Embedded.class);
    assertThat(settings.data()).isEqualTo(Path.of("/home/me/.local/share/opsmate"));
    assertThat(settings.port()).isEqualTo(8080);
  }

  @Test
  void aSlackTokenMakesAwsTheEstate() {
    Settings settings = good(slack());

    assertThat(settings.mode()).isInstanceOf(Mode.Slack.class);
    assertThat(settings.estate()).isEqualTo(Settings.EstateKind.AWS);
  }

  @Test
  void aTokenWithoutSigningSecretIsRefused() {
    assertThat(faults(Map.of("SLACK_BOT_TOKEN", "xoxb-1"))).singleElement()
        .asString()
        .startsWith("SLACK_SIGNING_SECRET is missing")
        .contains("Example: SLACK_SIGNING_SECRET=");
  }

  @Test
  void theSandboxDoesNotOpenOnAProductionDatabase() {
    assertThat(faults(Map.of("DATABASE_URL", "jdbc:postgresql://db/opsmate", "OPSMATE_MASTER_KEY", KEY)))
        .singleElement()
        .asString()
        .contains("looks like production");
  }

  @Test
  void anExternalDatabaseNeedsAMasterKey() {
    assertThat(faults(slack("DATABASE_URL", "jdbc:postgresql://db/opsmate"))).singleElement()
        .asString()
        .startsWith("OPSMATE_MASTER_KEY is missing");
    assertThat(faults(slack("DATABASE_URL", "jdbc:postgresql://db/opsmate", "OPSMATE_MASTER_KEY", "c2hvcnQ=")))
        .singleElement()
        .asString()
        .contains("not 32 bytes in base64")
        .doesNotContain("c2hvcnQ=");
  }

  @Test
  void theLanguageModelIsTheOneThereIsAKeyOrAnAddressFor() {
    assertThat(good(Map.of()).llm().provider()).isEqualTo(new Provider.None());
    assertThat(good(Map.of("LLM_URL", "http://localhost:11434")).llm().provider()).isEqualTo(
        new Provider.OpenAi(Optional.of(URI.create("http://localhost:11434")), Optional.empty(), "qwen2.5:7b"));
    assertThat(good(Map.of("OPENAI_API_KEY", "sk-1", "ANTHROPIC_API_KEY", "sk-ant-1")).llm().provider()).isEqualTo(
        new Provider.OpenAi(Optional.empty(), Optional.of(new Secret("sk-1")), "gpt-4.1-mini"));
    assertThat(good(Map.of("ANTHROPIC_API_KEY", "sk-ant-1")).llm().provider()).isEqualTo(
        new Provider.Anthropic(Optional.empty(), new Secret("sk-ant-1"), "claude-haiku-4-5"));
    assertThat(good(Map.of("OPSMATE_LLM", "none", "OPENAI_API_KEY", "sk-1")).llm().provider())
        .isEqualTo(new Provider.None());
  }

  @Test
  void aLanguageModelThatCannotBeAskedIsAFault() {
    assertThat(faults(Map.of("OPSMATE_LLM", "gemini"))).singleElement()
        .isEqualTo("OPSMATE_LLM is “gemini”: it is none, openai, anthropic or bedrock. Example: OPSMATE_LLM=openai");
    assertThat(faults(Map.of("OPSMATE_LLM", "openai"))).singleElement()
        .asString()
        .startsWith("OPENAI_API_KEY is missing");
    assertThat(faults(Map.of("OPSMATE_LLM", "anthropic"))).singleElement()
        .asString()
        .startsWith("ANTHROPIC_API_KEY is missing");
    assertThat(faults(Map.of("OPSMATE_LLM", "bedrock"))).singleElement().asString().startsWith("LLM_MODEL is missing");
    assertThat(faults(Map.of("LLM_URL", "localhost:11434"))).singleElement().asString().startsWith("LLM_URL is");
    assertThat(faults(Map.of("OPSMATE_LLM_ORG_USD", "0", "OPSMATE_LLM_PERSON_TOKENS", "many"))).hasSize(2);
    assertThat(faults(Map.of("OPSMATE_LLM_PRICES", "/no/such/file"))).singleElement()
        .asString()
        .contains("no readable");
  }

  @Test
  void aDayThatAdmitsNoQuestionIsAFault() {
    assertThat(faults(Map.of("OPSMATE_LLM_PERSON_TOKENS", "76191"))).singleElement()
        .asString()
        .contains("one question may take 76192 tokens, finding out what it asks for included");
    assertThat(faults(Map.of("OPSMATE_LLM_ORG_TOKENS", "76191"))).hasSize(1);
    assertThat(good(Map.of("OPSMATE_LLM_PERSON_TOKENS", "76_192")).llm().limits().personTokens()).isEqualTo(76_192);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://bob:hunter2@llm.example/v1", "http://hunter2@llm.example", "ftp://bob:hunter2@llm",
    "http://llm.example/v1?key=hunter2", "http://llm.example/#hunter2", "http://bob:hunter2@llm example"})
  void aSecretInTheModelsAddressIsRefusedAndNotRepeated(String url) {
    assertThat(faults(Map.of("LLM_URL", url))).singleElement()
        .asString()
        .startsWith("LLM_URL is not usable: it is ")
        .doesNotContain("hunter2");
  }

  @Test
  void everyFaultIsSaidAtOnceWithTheNameAndAnExample() {
    List<String> faults = faults(Map.of("OPSMATE_PORT", "http", "OPSMATE_AWS_REGIONS", "eu-west-1,Ireland",
        "OPSMATE_ESTATE", "gcp", "OPSMATE_AWS_READ_ROLE_ARN", "admin"));

    assertThat(faults).hasSize(4).allSatisfy(fault -> assertThat(fault).contains("Example: OPSMATE_"));
    assertThat(faults)
        .anySatisfy(fault -> assertThat(fault).startsWith("OPSMATE_PORT is “http”: a port is a whole number"));
  }

  @Test
  void aClientIdLetsManyWorkspacesInstallIt() {
    Settings settings = good(oauth("OPSMATE_PUBLIC_URL", "https://opsmate.example.com/", "SLACK_APP_ID", "A0OPS",
        "OPSMATE_DEFAULT_WORKSPACE", "T0HOME"));

    assertThat(settings.mode()).isInstanceOfSatisfying(Mode.OAuth.class, many -> {
      assertThat(many.app()).isEqualTo(new Settings.SlackApp("1.2", new Secret("c"), Optional.of("A0OPS")));
      assertThat(many.publicUrl()).hasToString("https://opsmate.example.com");
      assertThat(many.home()).contains("T0HOME");
    });
    assertThat(settings.estate()).isEqualTo(Settings.EstateKind.AWS);
    assertThat(settings.toString()).doesNotContain("Secret[");
  }

  @Test
  void aTokenGoesBeforeAClientId() {
    assertThat(good(oauth("SLACK_BOT_TOKEN", "xoxb-1")).mode()).isInstanceOf(Mode.Slack.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SLACK_CLIENT_SECRET", "SLACK_SIGNING_SECRET", "OPSMATE_PUBLIC_URL"})
  void whatOAuthNeedsIsNamedWhenItIsMissing(String setting) {
    Map<String, String> env = oauth();
    env.remove(setting);

    assertThat(faults(env)).singleElement().asString().startsWith(setting + " is missing").contains("Example: ");
  }

  @ParameterizedTest
  @CsvSource({"OPSMATE_PUBLIC_URL,http://opsmate.example.com", "OPSMATE_PUBLIC_URL,https://o.example.com/?a=b",
    "SLACK_CLIENT_ID,mine", "SLACK_APP_ID,T1", "OPSMATE_DEFAULT_WORKSPACE,acme"})
  void whatOAuthCannotUseIsRefused(String setting, String value) {
    assertThat(faults(oauth(setting, value))).singleElement().asString().startsWith(setting + " is “" + value + "”");
  }

  @Test
  void onThisMachineThePublicAddressNeedsNoEncryption() {
    assertThat(good(oauth("OPSMATE_PUBLIC_URL", "http://127.0.0.1:8080")).mode()).isInstanceOf(Mode.OAuth.class);
  }

  @ParameterizedTest
  @CsvSource({"SLACK_CLIENT_SECRET,c", "SLACK_APP_ID,A0OPS", "OPSMATE_PUBLIC_URL,https://o.example.com",
    "OPSMATE_DEFAULT_WORKSPACE,T0HOME", "SLACK_SIGNING_SECRET,s"})
  void whatLooksLikeProductionDoesNotOpenTheSandbox(String setting, String value) {
    assertThat(faults(Map.of(setting, value))).singleElement()
        .asString()
        .contains("missing, while " + setting + " is set");
    assertThat(faults(Map.of(setting, value, "DATABASE_URL", "jdbc:postgresql://db/opsmate", "OPSMATE_MASTER_KEY",
        KEY))).hasSize(1);
  }

  @Test
  void portsEndAt65535() {
    assertThat(good(Map.of("OPSMATE_PORT", "65535")).port()).isEqualTo(65535);
    assertThat(faults(Map.of("OPSMATE_PORT", "65536"))).hasSize(1);
    assertThat(faults(Map.of("OPSMATE_PORT", "0"))).hasSize(1);
  }

  @Test
  void aMisspelledNameIsRefusedWithTheNearestOne() {
    assertThat(faults(Map.of("OPSMATE_APPROVER", "U1"))).singleElement()
        .asString()
        .contains("did you mean OPSMATE_APPROVERS?");
  }

  @Test
  void approversArePeopleAndGroups() {
    Settings settings = good(slack("OPSMATE_APPROVERS", " U0AAA, S0GGG ,W0BBB"));

    assertThat(settings.approvers().members()).containsExactlyInAnyOrder(new MemberId("U0AAA"), new MemberId("W0BBB"));
    assertThat(settings.approvers().groups()).containsExactly(new GroupId("S0GGG"));
    assertThat(faults(slack("OPSMATE_APPROVERS", "@ops"))).hasSize(1);
  }

  @Test
  void whatIsSwitchedOnAtFirstIsALevelAndMaybeActions() {
    assertThat(good(slack("OPSMATE_ENABLE_ACTIONS", "prod")).optIn())
        .contains(new Settings.OptIn(RunnerLevel.PROD, Set.of("*")));
    assertThat(good(slack("OPSMATE_ENABLE_ACTIONS", "NonProd: ebs.delete-volume, ec2.release-address")).optIn())
        .contains(new Settings.OptIn(RunnerLevel.NONPROD, Set.of("ebs.delete-volume", "ec2.release-address")));
    assertThat(good(slack("OPSMATE_PORT", "8081")).optIn()).isEmpty();
    assertThat(faults(slack("OPSMATE_ENABLE_ACTIONS", "all"))).hasSize(1);
    assertThat(faults(slack("OPSMATE_ENABLE_ACTIONS", "pr-only"))).hasSize(1);
    assertThat(faults(slack("OPSMATE_ENABLE_ACTIONS", "prod:"))).hasSize(1);
    assertThat(faults(slack("OPSMATE_ENABLE_ACTIONS", "prod:Delete everything"))).hasSize(1);
  }

  @Test
  void socketModeTakesAnAppLevelTokenAndNeedsNoSigningSecret() {
    Settings settings = good(Map.of("SLACK_BOT_TOKEN", "xoxb-1", "SLACK_APP_TOKEN", "xapp-1"));

    assertThat(settings.socket()).get().extracting(Settings.Socket::connections).isEqualTo(2);
    assertThat(((Mode.Slack) settings.mode()).signingSecret().value()).hasSize(64);
    assertThat(good(slack("SLACK_APP_TOKEN", "xapp-1", "SLACK_SOCKET_CONNECTIONS", "10")).socket()).get()
        .extracting(Settings.Socket::connections)
        .isEqualTo(10);
    assertThat(good(slack()).socket()).isEmpty();
  }

  @Test
  void tokensInTheWrongPlaceAreToldApart() {
    assertThat(faults(slack("SLACK_APP_TOKEN", "xoxb-2"))).singleElement()
        .asString()
        .startsWith("SLACK_APP_TOKEN is the token of a bot")
        .doesNotContain("xoxb-2");
    assertThat(faults(slack("SLACK_BOT_TOKEN", "xapp-2"))).singleElement()
        .asString()
        .startsWith("SLACK_BOT_TOKEN is an app-level token");
    assertThat(faults(Map.of("SLACK_APP_TOKEN", "xapp-1"))).singleElement()
        .asString()
        .startsWith("SLACK_BOT_TOKEN is missing, while SLACK_APP_TOKEN is set");
    assertThat(faults(slack("SLACK_SOCKET_CONNECTIONS", "11"))).hasSize(1);
    assertThat(faults(slack("SLACK_SOCKET_CONNECTIONS", "0"))).hasSize(1);
  }

  @Test
  void aPasswordInAnAddressIsNotRepeated() {
    assertThat(faults(Map.of("REDIS_URL", "http://:hunter2@redis"))).singleElement()
        .asString()
        .startsWith("REDIS_URL")
        .doesNotContain("hunter2");
  }

  @Test
  void theApiAddressGetsTheSlashThatMethodNamesFollow() {
    Settings settings = good(slack("SLACK_API_URL", "http://127.0.0.1:9000/api"));

    assertThat(((Mode.Slack) settings.mode()).api()).hasToString("http://127.0.0.1:9000/api/");
  }

  @Test
  void secretsAreNotShown() {
    assertThat(good(slack()).toString()).doesNotContain("xoxb-1");
  }

  private static Map<String, String> slack(String... more) {
    Map<String, String> env = new HashMap<>(Map.of("SLACK_BOT_TOKEN", "xoxb-1", "SLACK_SIGNING_SECRET", "s"));
    for (int i = 0; i < more.length; i += 2) {
      env.put(more[i], more[i + 1]);
    }
    return env;
  }

  private static Map<String, String> oauth(String... more) {
    Map<String, String> env = new HashMap<>(Map.of("SLACK_CLIENT_ID", "1.2", "SLACK_CLIENT_SECRET", "c",
        "SLACK_SIGNING_SECRET", "s", "OPSMATE_PUBLIC_URL", "https://opsmate.example.com"));
    for (int i = 0; i < more.length; i += 2) {
      env.put(more[i], more[i + 1]);
    }
    return env;
  }

  private static Settings good(Map<String, String> env) {
    return switch (SettingsReader.read(env, Path.of("/home/me"))) {
      case SettingsRead.Good(Settings settings, _) -> settings;
      case SettingsRead.Faulty(List<String> faults) -> throw new AssertionError(faults.toString());
    };
  }

  private static List<String> faults(Map<String, String> env) {
    return switch (SettingsReader.read(env, Path.of("/home/me"))) {
      case SettingsRead.Good good -> throw new AssertionError("accepted: " + good);
      case SettingsRead.Faulty(List<String> faults) -> faults;
    };
  }
}

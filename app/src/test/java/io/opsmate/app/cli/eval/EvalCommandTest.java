package io.opsmate.app.cli.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.advice.SpendingLimits;
import io.opsmate.skills.kernel.Money;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class EvalCommandTest {
  private final StringWriter said = new StringWriter();

  @Test
  void withoutAModelItSaysWhatToSetAndStartsNothing() {
    assertThat(run(Map.of())).isEqualTo(2);

    assertThat(said.toString()).startsWith("Nothing was asked: no language model is set up. Set LLM_URL")
        .contains("ANTHROPIC_API_KEY", "OPSMATE_LLM=bedrock with LLM_MODEL")
        .doesNotContain("Exception", "\tat ");
    assertThat(said.toString().lines()).hasSize(1);
  }

  @Test
  void aModelThatIsSwitchedOffIsNone() {
    assertThat(run(Map.of("OPSMATE_LLM", "none", "OPENAI_API_KEY", "sk-1"))).isEqualTo(2);

    assertThat(said.toString()).startsWith("Nothing was asked");
  }

  @Test
  void whatIsSetWrongIsSaid() {
    assertThat(run(Map.of("OPSMATE_LLM", "bedrock"))).isEqualTo(2);

    assertThat(said.toString()).startsWith("LLM_MODEL is missing").doesNotContain("Exception");
  }

  @Test
  void itsFolderIsGoneAfterwardsAlsoWhenItDidNotStart() {
    List<Path> folders = new ArrayList<>();
    EvalCommand command = new EvalCommand(Map.of("OPENAI_API_KEY", "sk-1"), settings -> {
      folders.add(settings.data());
      assertThat(settings.data()).isDirectory();
      throw new IllegalStateException("it does not start");
    });

    assertThat(new CommandLine(command).setErr(new PrintWriter(said, true)).execute()).isEqualTo(1);

    assertThat(folders).singleElement().satisfies(folder -> assertThat(folder).doesNotExist());
  }

  @Test
  void noLimitOfTheSettingsEndsARun() {
    List<SpendingLimits> limits = new ArrayList<>();
    EvalCommand command = new EvalCommand(Map.of("OPENAI_API_KEY", "sk-1", "OPSMATE_LLM_PERSON_USD", "0.01",
        "OPSMATE_LLM_ORG_USD", "0.01", "OPSMATE_LLM_PERSON_TOKENS", "80000"), settings -> {
          limits.add(settings.llm().limits());
          throw new IllegalStateException("it does not start");
        });

    new CommandLine(command).setErr(new PrintWriter(said, true)).execute();

    assertThat(limits).singleElement().satisfies(set -> {
      assertThat(set.personMoney()).isGreaterThan(Money.usd("1000000"));
      assertThat(set.orgMoney()).isGreaterThan(Money.usd("1000000"));
      assertThat(set.personTokens()).isEqualTo(100_000_000);
    });
  }

  private int run(Map<String, String> environment) {
    return new CommandLine(new EvalCommand(environment, _ -> {
      throw new AssertionError("OpsMate was started");
    })).setErr(new PrintWriter(said, true)).execute();
  }
}

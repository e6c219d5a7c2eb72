package io.opsmate.app.adapter.llm;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.opsmate.skills.advice.Advice;
import io.opsmate.skills.advice.Budget;
import io.opsmate.skills.advice.Consultant;
import io.opsmate.skills.advice.Consultant.Consulted;
import io.opsmate.skills.advice.Inquiry;
import io.opsmate.skills.advice.Tokens;
import io.opsmate.skills.advice.Watcher;
import io.opsmate.skills.kernel.Money;
import io.opsmate.skills.testkit.AdvisorContract;
import io.opsmate.skills.testkit.ModelStep;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a provider worked for is charged, whether it came to an answer or not. */
class TriesArePaidForTest {
  /** As the stand-in counts each answer. */
  private static final Tokens COUNTED = new Tokens(20, 5);

  private static final ResponseDefinitionBuilder ANSWER = OpenAiFormat.response(ModelStep.says("One box."));

  private final Wire wire = new Wire();

  @AfterEach
  void stop() {
    wire.close();
  }

  @Test
  void anAnswerIsChargedAsTheProviderCounted() {
    wire.then(ANSWER);

    assertThat(consulted(Budget.QUESTION).tokens()).isEqualTo(COUNTED);
  }

  @Test
  void aTryThatFailedIsChargedByEstimate() {
    wire.then(aResponse().withStatus(500)).then(ANSWER);

    Consulted<String> consulted = consulted(Budget.QUESTION);

    assertThat(consulted.advice()).isInstanceOf(Advice.Answered.class);
    assertThat(consulted.tokens().in()).isBetween(2_020L, 4_020L);
    assertThat(consulted.tokens().out()).isEqualTo(COUNTED.out());
  }

  @Test
  void whatTheProviderRefusedIsNotCharged() {
    wire.then(aResponse().withStatus(429)).then(ANSWER);

    assertThat(consulted(Budget.QUESTION).tokens()).isEqualTo(COUNTED);
  }

  @Test
  void aServerThatIsNotThereChargesNothing() {
    Consultant advisor = wire.advisor(
        OpenAiCompatible.provider(URI.create("http://127.0.0.1:1"), Optional.empty(), List.of("m")));

    assertThat(advisor.consult(inquiry(Budget.QUESTION, Watcher.NOBODY)).tokens()).isEqualTo(Tokens.NONE);
  }

  @Test
  void anAnswerThatBrokeOffIsChargedForWhatWasHeard() {
    wire.then(OpenAiFormat.events(OpenAiFormat.said("half ".repeat(80)))).then(ANSWER);

    assertThat(consulted(Budget.QUESTION).tokens().out()).isEqualTo(100 + COUNTED.out());
  }

  @Test
  void anAnswerThatBrokeOffIsChargedAsTheProviderCountedWhereItDid() {
    String counted = OpenAiFormat.end("stop").replace("\"stop\"", "null").replace(OpenAiFormat.DONE, "");
    wire.then(OpenAiFormat.events(OpenAiFormat.said("half ".repeat(80)) + counted)).then(ANSWER);

    assertThat(consulted(Budget.QUESTION).tokens()).isEqualTo(COUNTED.plus(COUNTED));
  }

  @Test
  void aModelThatHangsIsChargedForWhatWasSent() {
    wire.thenAlways(aResponse().withStatus(200).withFixedDelay(30_000));

    Consulted<String> consulted = consulted(new Budget(Duration.ofMillis(900), 0, 60_000));

    assertThat(consulted.advice()).isInstanceOf(Advice.Unavailable.class);
    assertThat(consulted.tokens().in()).isGreaterThan(2_000);
    assertThat(consulted.tokens().out()).isZero();
  }

  @Test
  void aQuestionThatNobodyWaitsForAnyMoreIsChargedForWhatWasSentAndHeard() {
    wire.thenAlways(OpenAiFormat.response(ModelStep.says("word ".repeat(400))).withChunkedDribbleDelay(100, 20_000));

    Consulted<String> consulted =
        wire.advisor(provider("m")).consult(inquiry(Budget.QUESTION, new Impatient()));

    assertThat(consulted.advice()).isEqualTo(new Advice.Unavailable<>("nobody waits for the answer any more"));
    assertThat(consulted.tokens().in()).isGreaterThan(2_000);
    assertThat(consulted.tokens().out()).isPositive();
  }

  @Test
  void aFailedTryOfAModelIsChargedAtItsOwnPrice() {
    wire.then(aResponse().withStatus(500))
        .then(aResponse().withStatus(500))
        .then(aResponse().withStatus(500))
        .then(ANSWER);

    Consulted<String> consulted =
        wire.advisor(provider("gpt-4.1", "gpt-4.1-nano")).consult(inquiry(Budget.QUESTION, Watcher.NOBODY));

    assertThat(consulted.model()).isEqualTo("gpt-4.1-nano");
    assertThat(consulted.cost()).hasValueSatisfying(cost -> assertThat(cost).isGreaterThan(Money.usd("0.012")));
  }

  @Test
  void aTryThatWouldGoOverTheBudgetIsNotMade() {
    wire.thenAlways(aResponse().withStatus(500));

    Consulted<String> consulted = consulted(new Budget(Duration.ofSeconds(10), 0, 4_000));

    assertThat(wire.requests()).hasSize(1);
    assertThat(consulted.advice()).isEqualTo(
        new Advice.Unavailable<>("the language model's provider has a failure (500)"));
  }

  @Test
  void atMostAnInquiryTakesItsBudgetAndOneAnswerAtTheDearestPrice() {
    assertThat(wire.advisor(provider("gpt-4.1-nano", "gpt-4.1")).atMost(inquiry(Budget.QUESTION, Watcher.NOBODY)))
        .isEqualTo(new Consultant.AtMost(64_096, Optional.of(Money.usd("0.512768"))));
    assertThat(wire.advisor(provider("qwen2.5:7b")).atMost(inquiry(Budget.REMARK, Watcher.NOBODY)))
        .isEqualTo(new Consultant.AtMost(12_096, Optional.empty()));
  }

  private Consulted<String> consulted(Budget budget) {
    return wire.advisor(provider("m")).consult(inquiry(budget, Watcher.NOBODY));
  }

  private Provider provider(String... models) {
    return OpenAiCompatible.provider(wire.url(), Optional.empty(), List.of(models));
  }

  /** Of 8,000 characters, which are 2,000 tokens by our estimate; what stands around it is below 1,000. */
  private static Inquiry<String> inquiry(Budget budget, Watcher watcher) {
    return new Inquiry<>(AdvisorContract.CALLER, AdvisorContract.TEXT, Map.of("question", "why ".repeat(2_000)),
        List.of(), List.of(), String.class, budget, watcher);
  }

  /** Waits for the first word only. */
  private static final class Impatient implements Watcher {
    private volatile boolean heard;

    @Override
    public void says(String piece) {
      heard = true;
    }

    @Override
    public void reads(String tool, String sentence) {}

    @Override
    public void startsOver() {}

    @Override
    public boolean isCancelled() {
      return heard;
    }
  }
}
